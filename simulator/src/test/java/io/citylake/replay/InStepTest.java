package io.citylake.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import io.citylake.recording.TestSources;
import io.citylake.send.Sender;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InStepTest {
  private static final Duration DELAY = Duration.ofMinutes(10);
  private static final Instant OLD = Instant.parse("2015-03-07T00:00:00Z");
  private static final Instant NEW = Instant.parse("2019-03-25T00:00:00Z");

  @TempDir Path folder;

  /** A stream that reads what was sent when it is asked for the second time. */
  private static final class SlowStream implements Sender, StreamReads {
    private final List<Instant> sent = new ArrayList<>();
    private int read;
    private int asked;
    private Duration widest = Duration.ZERO;

    @Override
    public void send(String topic, byte[] key, byte[] payload) {
      String line = new String(payload, StandardCharsets.UTF_8);
      sent.add(Instant.parse(line.substring(line.indexOf(',') + 1) + "Z"));
      List<Instant> unread = sent.subList(read, sent.size()).stream().sorted().toList();
      Duration width = Duration.between(unread.get(0), unread.get(unread.size() - 1));
      widest = width.compareTo(widest) > 0 ? width : widest;
    }

    @Override
    public void flush() {}

    @Override
    public boolean hasReadAll() {
      asked++;
      read = asked % 2 == 0 ? sent.size() : read;
      return read == sent.size();
    }

    @Override
    public void close() {}
  }

  @Test
  void whatIsNotReadYetNeverSpansMoreThanTheWatermarksDelay() throws IOException {
    record("old", OLD, 30);
    record("new", NEW, 30);
    SlowStream stream = new SlowStream();

    try (ReplayPlan plan =
        ReplayPlan.of(
            List.of(TestSources.csv("old"), TestSources.csv("new")), folder, Shift.none())) {
      Replay replay =
          new Replay(plan, Pace.atOnce(), Replay.UNLIMITED, stream, ReplayListener.none());
      replay.keepInStepWith(stream, DELAY);
      replay.run();
    }

    assertThat(stream.sent).hasSize(60);
    assertThat(stream.widest).isLessThan(DELAY).isGreaterThan(DELAY.dividedBy(2));
  }

  @Test
  void sourceThatAnotherWouldMakeLateIsNamedBeforeAnythingIsSent() throws IOException {
    record("old", OLD, 40);
    record("new", NEW, 40);

    String told = dryRun("--set=streaming.queries.windows.max-records-per-trigger=10");

    assertThat(told)
        .contains("35 of 40 records of old would come late")
        .contains("the event times of new (up to 2019-03-25T00:39:00Z) push the watermark")
        .contains("--in-step waits for the stream")
        .doesNotContain("records of new would");
  }

  @Test
  void nothingIsToldWhereSourcesAreOfOneAgeOrAllIsReadAtOnce() throws IOException {
    record("old", OLD, 40);
    record("new", NEW, 40);
    assertThat(dryRun()).isEmpty();

    record("new", OLD, 40);
    assertThat(dryRun("--set=streaming.queries.windows.max-records-per-trigger=10")).isEmpty();

    record("new", NEW, 40);
    assertThat(
            dryRun(
                "--set=streaming.queries.windows.max-records-per-trigger=10",
                "--shift-to=2026-01-15T00:00:00Z"))
        .isEmpty();
  }

  @Test
  void onlyAReplayThatSendsCanBeKeptInStep() {
    StringWriter err = new StringWriter();

    assertThat(
            ExitCodes.commandLine(new ReplayCommand())
                .setErr(new PrintWriter(err, true))
                .execute("--recordings=" + folder, "--dry-run", "--in-step"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--in-step", "only goes where ./citylake replay sends");
  }

  /** A reading a minute. */
  private void record(String name, Instant start, int minutes) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int minute = 0; minute < minutes; minute++) {
      String time = start.plus(Duration.ofMinutes(minute)).toString().replace("Z", "");
      lines.append(name).append(',').append(time).append('\n');
    }
    Files.writeString(folder.resolve(name + ".csv"), lines);
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(
        sources.resolve(name + ".conf"),
        """
        topics = [%1$s]
        format = csv
        columns = [id, time]
        sensor_id = id
        sensor_type { constant = camera }
        event_time { field = time, zone = UTC }
        metrics { snapshot { constant = 1 } }
        recording { files = ["%1$s.csv"] }
        """
            .formatted(name));
  }

  /** What a dry run says beside its results. */
  private String dryRun(String... arguments) {
    StringWriter err = new StringWriter();
    List<String> all =
        new ArrayList<>(
            List.of(
                "--dry-run",
                "--recordings=" + folder,
                "--sources=" + folder.resolve("sources"),
                "--only=old,new"));
    all.addAll(List.of(arguments));
    assertThat(
            ExitCodes.commandLine(new ReplayCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new)))
        .isZero();
    return err.toString();
  }
}
