package io.citylake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class CitylakeCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Command(name = "wait", mixinStandardHelpOptions = true)
  private static final class Wait extends CitylakeCommand {
    @Parameters(paramLabel = "PLACE")
    private String place;

    @Option(names = "--pause", converter = DurationOption.class)
    private Duration pause = Duration.ofMinutes(1);

    @Option(names = "--since", converter = InstantOption.class)
    private Instant since;

    @Option(names = "--day", converter = DayOption.class)
    private LocalDate day;

    @Option(names = "--times")
    private int times = 3;

    @Option(names = "--most")
    private Optional<Long> most = Optional.empty();

    @Option(names = "--share")
    private Double share;

    @Override
    protected Work work(Faults faults) {
      faults.between("--times", times, 1, 1000);
      most.ifPresent(number -> faults.atLeast("--most", number, 1));
      if (day != null && !faults.isGiven("--since")) {
        faults.missing("--since", "needed with --day");
      }
      if (pause.compareTo(Duration.ofHours(1)) > 0) {
        faults.note("--pause", "is longer than an hour");
      }
      return () -> {
        out().println(Arrays.asList(place, pause, since, day, times, most, share));
        return ExitCodes.DONE;
      };
    }
  }

  @Test
  void valuesAreTypedAndWhatIsNotGivenIsItsDefault() {
    assertThat(run("here")).isZero();
    assertThat(
            run(
                "there",
                "--pause=90s",
                "--since=2026-01-15T00:00:00Z",
                "--day=2026-01-16",
                "--times=2",
                "--most=5",
                "--share=0.5"))
        .isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "[here, PT1M, null, null, 3, Optional.empty, null]",
            "[there, PT1M30S, 2026-01-15T00:00:00Z, 2026-01-16, 2, Optional[5], 0.5]");
  }

  @Test
  void whatTheParserCannotReadIsToldWithEverythingElseThatIsWrong() {
    assertThat(
            run(
                "--pause=soon",
                "--since=yesterday",
                "--day=2026-13-01",
                "--times=0",
                "--most=many",
                "--share=half",
                "--paws=1s"))
        .isEqualTo(ExitCodes.BAD_CONFIGURATION);

    assertThat(lines())
        .containsExactlyInAnyOrder(
            "citylake: 8 configuration errors, nothing was started",
            "--pause = soon command line not a duration; write for example 5m",
            "--since = yesterday command line not an instant; write for example"
                + " 2026-01-15T00:00:00Z",
            "--day = 2026-13-01 command line not a day; write for example 2026-01-15",
            "--times = 0 command line must be from 1 to 1,000",
            "--most = many command line not a whole number",
            "--share = half command line not a number",
            "arguments = --paws=1s command line no such option; did you mean --pause?",
            "PLACE is missing command line Missing required parameter: 'PLACE'",
            "exit code 2");
  }

  @Test
  void optionWithoutItsValueIsMissing() {
    assertThat(run("here", "--times")).isEqualTo(ExitCodes.BAD_CONFIGURATION);

    assertThat(lines())
        .contains("citylake: 1 configuration error, nothing was started")
        .anyMatch(line -> line.startsWith("--times is missing command line"));
  }

  @Test
  void faultOfTheLastArgumentLeavesDefaultsWhole() {
    assertThat(run("here", "--pause=soon")).isEqualTo(ExitCodes.BAD_CONFIGURATION);

    assertThat(lines())
        .containsExactly(
            "citylake: 1 configuration error, nothing was started",
            "--pause = soon command line not a duration; write for example 5m",
            "exit code 2");
  }

  @Test
  void optionThatCannotBeReadIsGivenAllTheSame() {
    assertThat(run("here", "--day=2026-01-16", "--since=yesterday")).isEqualTo(2);

    assertThat(err.toString()).doesNotContain("needed with --day");
  }

  @Test
  void valueIsToldAsItWasTyped() {
    run("here", "--pause=90m");

    assertThat(lines()).contains("--pause = 90m command line is longer than an hour");
  }

  @Test
  void durationsAreWholeMillisecondsOverZero() {
    run("here", "--pause=-1s");
    run("here", "--pause=10us");

    assertThat(err.toString()).contains("must be longer than zero", "must be whole milliseconds");
  }

  @Test
  void helpIsGivenWhateverElseIsWrong() {
    assertThat(run("--times=none", "--help")).isZero();
    assertThat(out.toString()).contains("--pause");
  }

  private int run(String... arguments) {
    return ExitCodes.commandLine(new Wait())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private List<String> lines() {
    return err.toString().lines().map(line -> line.strip().replaceAll(" {2,}", " ")).toList();
  }
}
