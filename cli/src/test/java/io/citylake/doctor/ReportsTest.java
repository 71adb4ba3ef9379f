package io.citylake.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private static final List<Result> RESULTS =
      List.of(
          result("Java", Finding.ok("Java 17"), 1),
          result("topics", Finding.warn("stamped by senders", "set LogAppendTime"), 20),
          result("PostgreSQL", Finding.failed("refused", "start it"), 1500),
          result("migrations", Finding.skipped("PostgreSQL"), 0));

  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);

  @Test
  void peopleGetAnAlignedLineForEachCheckAndTheRemedyBelowIt() {
    TextReport report = new TextReport(out, RESULTS.stream().map(Result::check).toList());

    RESULTS.forEach(report::print);
    report.printSummary(RESULTS);

    assertThat(text.toString())
        .isEqualToNormalizingNewlines(
            """
              ok       Java        Java 17
              WARN     topics      stamped by senders
                                   -> set LogAppendTime
              FAILED   PostgreSQL  refused
                                   -> start it
              skipped  migrations  PostgreSQL failed
            4 checks in 1.5 s: 1 ok, 1 WARN, 1 FAILED, 1 skipped
            """);
  }

  @Test
  void programsGetOneDocument() throws Exception {
    JsonNode report = new ObjectMapper().readTree(JsonReport.of(RESULTS));

    assertThat(report.path("healthy").isBoolean()).isTrue();
    assertThat(report.path("healthy").asBoolean()).isFalse();
    assertThat(report.path("checks")).hasSize(RESULTS.size());
    assertThat(report.path("checks").get(2))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"check": "PostgreSQL", "state": "failed", "finding": "refused",
                     "remedy": "start it", "milliseconds": 1500}"""));
  }

  @Test
  void warningsAreHealthy() {
    assertThat(Doctor.isHealthy(RESULTS.subList(0, 2))).isTrue();
    assertThat(Doctor.isHealthy(RESULTS)).isFalse();
  }

  @Test
  void programsGetEveryErrorOfAConfigurationToo() throws Exception {
    int code =
        Doctor.refuse(
            out,
            new BadConfiguration(
                List.of(
                    new ConfigProblem("a.b", "x", "my.conf: 3", "write a number"),
                    new ConfigProblem("a.c", "", "my.conf", "add it"))));

    assertThat(code).isEqualTo(2);
    JsonNode checks = new ObjectMapper().readTree(text.toString()).path("checks");
    assertThat(checks.findValuesAsText("finding"))
        .containsExactly("a.b = x (my.conf: 3)", "a.c is missing (my.conf)");
    assertThat(checks.findValuesAsText("remedy")).containsExactly("write a number", "add it");
  }

  private static Result result(String check, Finding finding, long millis) {
    return new Result(check, finding, Duration.ofMillis(millis));
  }
}
