package io.citylake.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.BadConfiguration;
import io.citylake.judge.JudgeRecord;
import io.citylake.judge.ValidationLimits;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.recording.TestSources;
import io.citylake.recording.lines.LeftOutCause;
import io.citylake.send.Sender;
import io.citylake.sources.FormatsByTopic;
import io.citylake.sources.SourceDescription;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final Path EXCERPT = Path.of("../recordings");
  private static final Instant TARGET = Instant.parse("2026-01-15T00:00:00Z");

  @TempDir Path folder;

  /** What a sender was given. */
  private record Sent(String topic, String key, String payload) {}

  private static final class ListSender implements Sender {
    final List<Sent> records = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void send(String topic, byte[] key, byte[] payload) {
      records.add(new Sent(topic, text(key), text(payload)));
    }

    @Override
    public void flush() {}

    private static String text(byte[] bytes) {
      return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private final ListSender sender = new ListSender();

  @Test
  void recordsOfAllSourcesComeInTheOrderOfTheirEventTimes() throws IOException {
    write("bus-1.csv", "b,2025-01-15T14:00:02\na,2025-01-15T14:00:00\n");
    write("bus-2.csv", "c,2025-01-15T14:00:01\r\n");
    write(
        "tram.ndjson",
        "{\"id\": \"t\", \"time\": 1736949601}\n{\"id\": \"u\", \"time\": 1736949600}\n");

    replay(Shift.none(), TestSources.csv("bus"), TestSources.ndjson("tram"));

    assertThat(sender.records)
        .containsExactly(
            new Sent("bus", "a", "a,2025-01-15T14:00:00"),
            new Sent("tram", "u", "{\"id\": \"u\", \"time\": 1736949600}"),
            new Sent("bus", "c", "c,2025-01-15T14:00:01"),
            new Sent("tram", "t", "{\"id\": \"t\", \"time\": 1736949601}"),
            new Sent("bus", "b", "b,2025-01-15T14:00:02"));
  }

  @Test
  void lineWhoseTimeCannotBeReadIsSentBehindTheLineBeforeIt() throws IOException {
    write("bus.csv", "what\nb,2025-01-15T14:00:02\nx,noon\na,2025-01-15T14:00:00\n");

    ReplayResult result = replay(Shift.to(TARGET), TestSources.csv("bus"));

    assertThat(sender.records)
        .containsExactly(
            new Sent("bus", "a", "a,2026-01-14T23:59:58"),
            new Sent("bus", null, "what"),
            new Sent("bus", "b", "b,2026-01-15T00:00:00"),
            new Sent("bus", "x", "x,noon"));
    assertThat(result.sources())
        .singleElement()
        .satisfies(
            bus -> {
              assertThat(bus.records()).isEqualTo(4);
              assertThat(bus.undated()).isEqualTo(2);
              assertThat(bus.first()).isEqualTo("2026-01-14T23:59:58Z");
              assertThat(bus.last()).isEqualTo(TARGET);
            });
  }

  @Test
  void blankLinesAreNoRecordsAndCounted() throws IOException {
    write("bus.csv", "a,2025-01-15T14:00:00\n\n  \r\nb,2025-01-15T14:00:01\n\n");

    ReplayResult result = replay(Shift.none(), TestSources.csv("bus"));

    assertThat(sender.records).extracting(Sent::key).containsExactly("a", "b");
    assertThat(result.sources().get(0).leftOut()).isEqualTo(Map.of(LeftOutCause.BLANK, 3L));
  }

  @Test
  void lineThatNoKafkaClientSendsIsNamedAndLeftOut() throws IOException {
    String large = "b," + "x".repeat(2_000);
    write("bus.csv", "a,2025-01-15T14:00:00\n\n" + large + "\nc,2025-01-15T14:00:01\n");
    ReplayPlan plan = ReplayPlan.of(List.of(TestSources.csv("bus")), folder, Shift.none(), 3_000);

    ReplayResult result =
        new Replay(plan, Pace.atOnce(), Replay.UNLIMITED, sender, ReplayListener.none()).run();

    assertThat(sender.records).extracting(Sent::key).containsExactly("a", "c");
    assertThat(result.sources().get(0).leftOut())
        .isEqualTo(Map.of(LeftOutCause.BLANK, 1L, LeftOutCause.TOO_LARGE, 1L));
    assertThat(plan.warnings())
        .singleElement()
        .asString()
        .contains("bus.csv:3 is left out: 2,002 bytes, a Kafka client here sends 1,976");
  }

  @Test
  void fileWithoutAnyReadableTimeIsSentFirst() throws IOException {
    write("bus.csv", "a,2025-01-15T14:00:00\n");
    write("lost.csv", "y\nz\n");

    ReplayResult result = replay(Shift.to(TARGET), TestSources.csv("bus"), TestSources.csv("lost"));

    assertThat(sender.records)
        .containsExactly(
            new Sent("lost", null, "y"),
            new Sent("lost", null, "z"),
            new Sent("bus", "a", "a,2026-01-15T00:00:00"));
    assertThat(result.sources().get(1).first()).isNull();
  }

  @Test
  void everySourceEndsAtTheSameInstantWheneverItWasRecorded() throws IOException {
    write("bus.csv", "a,2015-01-15T14:00:00\na,2015-01-15T15:00:00\n");
    write("tram.ndjson", "{\"id\": \"t\", \"time\": 1736949600}\n");

    ReplayResult result =
        replay(Shift.to(TARGET), TestSources.csv("bus"), TestSources.ndjson("tram"));

    assertThat(result.sources()).extracting(ReplayResult.Source::last).containsOnly(TARGET);
    assertThat(sender.records)
        .extracting(Sent::payload)
        .containsExactly(
            "a,2026-01-14T23:00:00",
            "a,2026-01-15T00:00:00",
            "{\"id\": \"t\", \"time\": 1768435200}");
  }

  @Test
  void headerIsNotSent() throws IOException {
    write("bus.csv", "id,time\na,2025-01-15T14:00:00\n");
    write("bus-empty.csv", "");

    replay(Shift.none(), TestSources.csvWithHeader("bus"));

    assertThat(sender.records).containsExactly(new Sent("bus", "a", "a,2025-01-15T14:00:00"));
  }

  @Test
  void folderWithoutARecordingIsAMistake() {
    assertThatThrownBy(() -> replay(Shift.none(), TestSources.csv("bus")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("holds no file that a description names");
  }

  @Test
  void limitKeepsTheFirstInEventTimeOrder() throws IOException {
    write("bus.csv", "b,2025-01-15T14:00:02\na,2025-01-15T14:00:00\n");

    new Replay(plan(Shift.none(), TestSources.csv("bus")), Pace.atOnce(), 1, sender, p -> {}).run();

    assertThat(sender.records).extracting(Sent::key).containsExactly("a");
  }

  @Test
  void stopEndsAReplayThatWaits() throws Exception {
    write("bus.csv", "a,2025-01-15T14:00:00\nb,2025-01-15T15:00:00\n");
    Replay replay =
        new Replay(
            plan(Shift.none(), TestSources.csv("bus")),
            Pace.byEventTime(1, Duration.ofDays(1)),
            Replay.UNLIMITED,
            sender,
            ReplayListener.none());
    CompletableFuture<ReplayResult> result = CompletableFuture.supplyAsync(replay::run);
    Awaitility.await().until(() -> sender.records.size() == 1);

    replay.stop();

    assertThat(result.get(10, TimeUnit.SECONDS).records()).isEqualTo(1);
  }

  @Test
  void excerptIsSentWholeAndInTheOrderOfItsEventTimes() throws IOException {
    List<SourceDescription> packed = TestSources.packed();

    ReplayResult result = replay(EXCERPT, Shift.none(), packed);

    assertThat(result.records()).isEqualTo(27_577);
    assertThat(eventTimes(packed)).hasSizeGreaterThan(26_000).isSorted();
    Map<String, List<String>> sent = new TreeMap<>();
    sender.records.forEach(
        r -> sent.computeIfAbsent(r.topic(), topic -> new ArrayList<>()).add(r.payload()));
    for (SourceDescription source : packed) {
      if (source.recording() != null) {
        assertThat(sent.getOrDefault(source.topics().get(0), List.of()))
            .as(source.name())
            .containsExactlyInAnyOrderElementsOf(lines(source));
      }
    }
  }

  @Test
  void excerptThatIsMovedEndsEverywhereAtTheTargetAndIsStillInOrder() throws IOException {
    List<SourceDescription> packed = TestSources.packed();

    ReplayResult result = replay(EXCERPT, Shift.to(TARGET), packed);

    assertThat(result.sources()).extracting(ReplayResult.Source::last).containsOnly(TARGET);
    List<Instant> eventTimes = eventTimes(packed);
    assertThat(eventTimes).hasSizeGreaterThan(26_000).isSorted().endsWith(TARGET);
    assertThat(eventTimes.get(0)).isAfter(TARGET.minus(Duration.ofHours(49)));
  }

  @Test
  void recordsOfTheExcerptHaveTheSensorForAKey() throws IOException {
    replay(EXCERPT, Shift.none(), TestSources.packed());

    assertThat(sender.records).extracting(Sent::key).doesNotContainNull();
    assertThat(sender.records.stream().filter(r -> r.topic().equals("cambridge-electricity")))
        .extracting(Sent::key)
        .containsOnly("b1", "b5", "b15", "b19");
    assertThat(sender.records.stream().filter(r -> r.topic().equals("malaga-parking")))
        .extracting(Sent::key)
        .contains("malaga-parking-1", "malaga-parking-142");
  }

  /** The event times of what was sent, as the streaming job will read them. */
  private List<Instant> eventTimes(List<SourceDescription> sources) {
    SensorCatalogue catalogue = ReadCatalogue.defaults();
    JudgeRecord judge =
        new JudgeRecord(
            catalogue,
            FormatsByTopic.of(sources),
            new ValidationLimits(Duration.ZERO, Instant.EPOCH, 1 << 20));
    ReadingDraft draft = new ReadingDraft();
    List<Instant> times = new ArrayList<>();
    for (Sent record : sender.records) {
      Judgement judgement =
          judge.judge(
              record.topic(),
              record.key().getBytes(StandardCharsets.UTF_8),
              record.payload().getBytes(StandardCharsets.UTF_8),
              EventTime.toMicros(Instant.parse("2030-01-01T00:00:00Z")),
              draft);
      if (judgement instanceof Reading reading) {
        times.add(EventTime.toInstant(reading.eventTimeMicros()));
      }
    }
    return times;
  }

  private static List<String> lines(SourceDescription source) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(EXCERPT)) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        if (source.recording().includes(EXCERPT.relativize(file))) {
          List<String> all = Files.readAllLines(file);
          lines.addAll(all.subList(1, all.size()));
        }
      }
    }
    return lines;
  }

  private ReplayResult replay(Shift shift, SourceDescription... sources) {
    return replay(folder, shift, List.of(sources));
  }

  private ReplayResult replay(Path recordings, Shift shift, List<SourceDescription> sources) {
    ReplayPlan plan = ReplayPlan.of(sources, recordings, shift);
    return new Replay(plan, Pace.atOnce(), Replay.UNLIMITED, sender, ReplayListener.none()).run();
  }

  private ReplayPlan plan(Shift shift, SourceDescription source) {
    return ReplayPlan.of(List.of(source), folder, shift);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
