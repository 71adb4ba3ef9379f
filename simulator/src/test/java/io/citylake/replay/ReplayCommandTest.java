package io.citylake.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ReplayCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void dryRunShowsWhatWouldBeSentAndNeedsNoKafka() {
    int exitCode =
        run("--recordings", "../recordings", "--dry-run", "--bootstrap-servers", "127.0.0.1:1");

    assertThat(exitCode).isZero();
    assertThat(out.toString().lines().map(String::strip))
        .contains(
            "source                 topic                  files  records  no time  header"
                + "  first event time     last event time      moved by",
            "malaga-parking         malaga-parking             1    4,830        0       1"
                + "  2023-03-24 23:10:00  2023-03-26 21:56:00",
            "in all                                                27,577");
  }

  @Test
  void dryRunMindsTheLimitTheSourcesAndTheShift() {
    int exitCode =
        run(
            "--recordings=../recordings",
            "--dry-run",
            "--only=i94-traffic,i94-weather",
            "--limit=11",
            "--shift-to=2026-01-15T00:00:00Z");

    assertThat(exitCode).isZero();
    assertThat(out.toString())
        .contains("i94-traffic  i94-traffic      1        6")
        .contains("i94-weather  i94-weather      1        5")
        .contains("2026-01-13 01:00:00  2026-01-13 0")
        .contains("3,473 d 20:00:00")
        .doesNotContain("malaga");
  }

  @Test
  void everyMistakeIsToldAtOnceAndNothingStarts() {
    int exitCode =
        run(
            "--recordings=absent",
            "--sources=absent",
            "--sensors=absent",
            "--pace=fast",
            "--rate=0",
            "--longest-wait=-1s",
            "--shift-to=tomorrow",
            "--limit=0",
            "--loop",
            "--kafka-properties=absent");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString())
        .contains("--recordings = absent", "no such folder")
        .contains("sources.folders = absent")
        .contains("--sensors = absent", "no such file")
        .contains("--pace = fast", "recorded, max or a factor such as \"60x\"")
        .contains("--rate = 0", "not a number over 0")
        .contains("--longest-wait = -1s", "must be longer than zero")
        .contains("--shift-to = tomorrow", "today, now or an instant")
        .contains("--limit = 0", "must be at least 1")
        .contains("--kafka-properties = absent")
        .contains("arguments = --loop");
  }

  @Test
  void rateAndLongestWaitGoWithOnePaceOnly() {
    assertThat(run("--recordings=../recordings", "--pace=60x", "--rate=5")).isEqualTo(2);
    assertThat(run("--recordings=../recordings", "--longest-wait=1m")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--rate = 5", "only goes with --pace max")
        .contains("--longest-wait = 1m", "only goes with --pace recorded or a factor");
  }

  @Test
  void unknownSourceIsToldWithThoseThatThereAre() {
    assertThat(run("--recordings=../recordings", "--only=buses")).isEqualTo(2);
    assertThat(err.toString()).contains("no described recording is called buses; there are austin");
  }

  @Test
  void paceThatWouldNeverEndIsRefused() {
    assertThat(run("--recordings=../recordings", "--pace=0x", "--dry-run")).isEqualTo(2);
    assertThat(run("--recordings=../recordings", "--pace=max", "--rate=NaN", "--dry-run"))
        .isEqualTo(2);
  }

  @Test
  void brokerThatIsNotThereIsAFailureWithARemedy() {
    assertThat(run("--recordings=../recordings", "--bootstrap-servers=nonsense")).isEqualTo(1);
    assertThat(err.toString()).contains("Invalid url").contains("correct --bootstrap-servers");
  }

  private int run(String... arguments) {
    return ExitCodes.commandLine(new ReplayCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
