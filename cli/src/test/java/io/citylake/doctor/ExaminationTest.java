package io.citylake.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.doctor.Finding.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ExaminationTest {
  private static final Finding FINE = Finding.ok("fine");
  private static final Finding BROKEN = Finding.failed("broken", "mend it");

  @Test
  void everyCheckIsRunInOrderAndReportedAtOnce() throws Exception {
    List<Result> heard = new ArrayList<>();

    List<Result> results =
        new Examination(
                List.of(TestCheck.of("first", () -> BROKEN), TestCheck.of("second", () -> FINE)))
            .run(heard::add);

    assertThat(heard).isEqualTo(results);
    assertThat(results).extracting(Result::finding).containsExactly(BROKEN, FINE);
  }

  @Test
  void whatNeedsAFailedCheckIsSkippedAndNamesTheFirstCause() throws Exception {
    assertThat(
            findings(
                TestCheck.of("server", () -> BROKEN),
                TestCheck.of("tables", () -> FINE, "server"),
                TestCheck.of("rows", () -> FINE, "tables"),
                TestCheck.of("other", () -> FINE)))
        .containsExactly(BROKEN, Finding.skipped("server"), Finding.skipped("server"), FINE);
  }

  @Test
  void whatNeedsAWarningIsLookedAt() throws Exception {
    Finding warning = Finding.warn("old", "renew it");

    assertThat(
            findings(
                TestCheck.of("server", () -> warning),
                TestCheck.of("tables", () -> FINE, "server")))
        .containsExactly(warning, FINE);
  }

  @Test
  void checkThatHangsFailsAtItsLimitAndTheNextOneRuns() throws Exception {
    CountDownLatch never = new CountDownLatch(1);

    List<Finding> findings =
        findings(
            TestCheck.of(
                "server",
                () -> {
                  never.await();
                  return FINE;
                }),
            TestCheck.of("other", () -> FINE));

    assertThat(findings.get(0).state()).isEqualTo(State.FAILED);
    assertThat(findings.get(0).seen()).contains("no answer within");
    assertThat(findings.get(1)).isEqualTo(FINE);
  }

  @Test
  void unexpectedFailureIsAFindingToo() throws Exception {
    IOException failure = new IOException("outer", new IllegalStateException("the very cause"));

    List<Finding> findings =
        findings(
            TestCheck.of(
                "server",
                () -> {
                  throw failure;
                }));

    assertThat(findings).extracting(Finding::state).containsExactly(State.FAILED);
    assertThat(findings).extracting(Finding::seen).containsExactly("the very cause");
  }

  private static List<Finding> findings(TestCheck... checks) throws InterruptedException {
    return new Examination(List.of(checks))
        .run(result -> {}).stream().map(Result::finding).toList();
  }
}
