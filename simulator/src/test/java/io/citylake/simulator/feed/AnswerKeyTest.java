package io.citylake.simulator.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.Rejection;
import io.citylake.reading.RejectionReason;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerKeyTest {
  private static final Instant BEGINNING = Instant.parse("2026-01-15T06:00:00Z");
  private static final SimulationSettings SETTINGS =
      SimulationSettings.of(CityClock.backfill(BEGINNING, 500, Duration.ofSeconds(60)))
          .withSensors(500)
          .until(BEGINNING.plus(Duration.ofHours(4)));

  @TempDir private Path directory;

  @Test
  void keyEqualsAnIndependentCountOfTheFeed() {
    Judge judge = new Judge();
    Map<String, Long> readings = new TreeMap<>();
    Map<RejectionReason, Long> rejections = new EnumMap<>(RejectionReason.class);
    Set<String> seen = new HashSet<>();
    long records = 0;
    long repeated = 0;
    long first = Long.MAX_VALUE;
    long last = 0;
    Tally tally = new Tally();
    SimulatedFeed feed = new SimulatedFeed(SETTINGS);
    while (feed.hasNext()) {
      Report report = feed.next();
      tally.count(report);
      if (report.isSilent()) {
        continue;
      }
      records++;
      Judgement judgement = judge.of(report);
      if (judgement instanceof Rejection rejection) {
        rejections.merge(rejection.reason(), 1L, Long::sum);
      } else if (judgement instanceof Reading reading) {
        readings.merge(reading.sensorType().name(), 1L, Long::sum);
        first = Math.min(first, reading.eventTimeMicros());
        last = Math.max(last, reading.eventTimeMicros());
        if (!seen.add(new String(report.payload(), StandardCharsets.UTF_8))) {
          repeated++;
        }
      }
    }

    TopicAnswer answer = tally.answer();
    assertThat(answer.total().records()).isEqualTo(records).isEqualTo(feed.records());
    assertThat(answer.total().rejections()).isEqualTo(rejections);
    assertThat(answer.total().duplicates()).isEqualTo(repeated);
    assertThat(answer.total().silent()).isEqualTo(feed.reports() - records);
    assertThat(answer.bySensorType())
        .hasSize(10)
        .allSatisfy((type, counts) -> assertThat(counts.readings()).isEqualTo(readings.get(type)));
    assertThat(EventTime.toMicros(answer.firstEventTime()) / 1000).isEqualTo(first / 1000);
    assertThat(EventTime.toMicros(answer.lastEventTime()) / 1000).isEqualTo(last / 1000);
  }

  @Test
  void faultsHaveTheSharesThatWereAskedFor() {
    FaultShares asked =
        FaultShares.none()
            .with(Fault.LATE, 0.05)
            .with(Fault.OUT_OF_ORDER, 0.1)
            .with(Fault.DUPLICATE, 0.02)
            .with(Fault.MALFORMED, 0.03)
            .with(Fault.OUT_OF_RANGE, 0.04)
            .with(Fault.FUTURE, 0.01);
    Counts counts = tally(SETTINGS.withFaults(asked)).answer().total();

    for (Fault fault : FaultPlan.OF_REPORTS) {
      double share = (double) counts.of(fault) / counts.records();
      assertThat(share).as(fault.label()).isCloseTo(asked.of(fault), within(0.003));
    }
    assertThat(counts.of(Fault.STUCK) + counts.of(Fault.DROPPED) + counts.of(Fault.CLOCK_SKEW))
        .isZero();
  }

  @Test
  void statesOfSensorsHaveTheSharesThatWereAskedFor() {
    for (Fault fault : new Fault[] {Fault.STUCK, Fault.DROPPED, Fault.CLOCK_SKEW}) {
      FaultShares asked = FaultShares.none().with(fault, 0.2);
      Counts counts = tally(SETTINGS.withFaults(asked)).answer().total();
      double share = (double) counts.of(fault) / (counts.records() + counts.silent());
      assertThat(share).as(fault.label()).isCloseTo(0.2, within(0.03));
    }
  }

  @Test
  void fileGivesBackWhatWasWritten() throws IOException {
    AnswerKey key = new AnswerKey(true, Map.of("a-topic", tally(SETTINGS).answer()));
    AnswerKeyFile file = new AnswerKeyFile(directory.resolve("made/on/the/way/key.json"));

    file.write(new AnswerKey(false, Map.of()));
    file.write(key);

    assertThat(file.read()).isEqualTo(key);

    assertThat(file.path().resolveSibling("key.json.unfinished")).doesNotExist();
  }

  @Test
  void fileOfATopicWithoutReadingsHasNoEventTimes() throws IOException {
    AnswerKey key = new AnswerKey(true, Map.of("a-topic", new Tally().answer()));
    AnswerKeyFile file = new AnswerKeyFile(directory.resolve("key.json"));

    file.write(key);

    assertThat(file.read()).isEqualTo(key);
    assertThat(key.topics().get("a-topic").firstEventTime()).isNull();
  }

  @Test
  void fileThatIsNoAnswerKeyIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("key.json"), "{\"complete\": true}");

    assertThatThrownBy(() -> new AnswerKeyFile(file).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no answer key");
  }

  @Test
  void keysOfTwoHalvesAreTheKeyOfTheWhole() {
    Tally firstHalf = new Tally();
    Tally secondHalf = new Tally();
    Tally whole = new Tally();
    SimulatedFeed feed = new SimulatedFeed(SETTINGS);
    while (feed.hasNext()) {
      Report report = feed.next();
      whole.count(report);
      (feed.reports() < 60_000 ? firstHalf : secondHalf).count(report);
    }

    assertThat(key(firstHalf).plus(key(secondHalf))).isEqualTo(key(whole));
    assertThat(key(firstHalf).plus(new AnswerKey(false, Map.of())).complete()).isFalse();
  }

  private static AnswerKey key(Tally tally) {
    return new AnswerKey(true, Map.of("a-topic", tally.answer()));
  }

  private static Tally tally(SimulationSettings settings) {
    Tally tally = new Tally();
    new SimulatedFeed(settings).forEachRemaining(tally::count);
    return tally;
  }
}
