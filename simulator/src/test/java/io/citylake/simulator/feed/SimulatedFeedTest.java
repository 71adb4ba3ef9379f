package io.citylake.simulator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.reading.Reading;
import io.citylake.reading.Rejection;
import io.citylake.reading.RejectionReason;
import io.citylake.simulator.city.Micros;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedFeedTest {
  private static final Instant BEGINNING = Instant.parse("2026-01-15T06:00:00Z");

  /** Two hours and a half with all of their faults, and those without effect on time more often. */
  private static final SimulationSettings SETTINGS =
      SimulationSettings.of(CityClock.backfill(BEGINNING, 200, Duration.ofSeconds(30)))
          .withSensors(200)
          .withFaults(
              FaultShares.defaults()
                  .with(Fault.MALFORMED, 0.02)
                  .with(Fault.OUT_OF_RANGE, 0.02)
                  .with(Fault.DROPPED, 0.1)
                  .with(Fault.STUCK, 0.1)
                  .with(Fault.CLOCK_SKEW, 0.1))
          .atMost(50_000);

  private final Judge judge = new Judge();

  @Test
  void sameSeedGivesTheSameBytes() {
    assertThat(texts(SETTINGS)).isEqualTo(texts(SETTINGS));
  }

  @Test
  void anotherSeedGivesOtherBytes() {
    SimulationSettings few = SETTINGS.withFaults(FaultShares.none()).atMost(100);
    assertThat(texts(few.withSeed(1))).doesNotContainAnyElementsOf(texts(few.withSeed(2)));
  }

  @Test
  void reportsDoNotDependOnTheOrderOfAsking() {
    List<String> forwards = texts(SETTINGS.atMost(3000).withFaults(dropless()));
    SimulatedFeed feed = new SimulatedFeed(SETTINGS.withFaults(dropless()));
    for (int number = 2999; number >= 0; number -= 7) {
      assertThat(text(feed.report(number))).isEqualTo(forwards.get(number));
    }
  }

  @Test
  void everyReportWithoutARejectionIsJudgedAReadingWithItsEventTime() {
    for (Report report : reports(SETTINGS)) {
      if (report.isReading()) {
        assertThat(judge.of(report)).as(text(report)).isInstanceOf(Reading.class);
        Reading reading = (Reading) judge.of(report);
        assertThat(reading.eventTimeMicros() / 1000).isEqualTo(report.eventTimeMicros() / 1000);
        assertThat(reading.sensorId()).isEqualTo(report.sensor().id());
        assertThat(reading.sensorType().name()).isEqualTo(report.sensor().sensorType());
        assertThat(reading.city()).isEqualTo(report.sensor().cityName());
        assertThat(reading.district()).isEqualTo(report.sensor().district());
        assertThat(reading.otherMetrics()).isEmpty();
      }
    }
  }

  @Test
  void everyPlannedRejectionIsJudgedForItsReasonAndAllReasonsOccur() {
    Set<RejectionReason> seen = EnumSet.noneOf(RejectionReason.class);
    for (Report report : reports(SETTINGS)) {
      if (report.rejection() != null) {
        assertThat(judge.of(report)).as(text(report)).isInstanceOf(Rejection.class);
        Rejection rejection = (Rejection) judge.of(report);
        assertThat(rejection.reason())
            .as("%s: %s", rejection.detail(), text(report))
            .isEqualTo(report.rejection());
        seen.add(rejection.reason());
      }
    }
    assertThat(seen)
        .containsExactly(
            RejectionReason.EMPTY_PAYLOAD,
            RejectionReason.INVALID_ENCODING,
            RejectionReason.MALFORMED,
            RejectionReason.MISSING_FIELD,
            RejectionReason.UNKNOWN_SENSOR_TYPE,
            RejectionReason.INVALID_VALUE,
            RejectionReason.INVALID_TIMESTAMP,
            RejectionReason.OUT_OF_RANGE,
            RejectionReason.FUTURE_TIMESTAMP);
  }

  @Test
  void futureLiesAheadOfTheClockEvenInABackfillOfTheFirstBelievableDay() {
    SimulationSettings longAgo =
        SimulationSettings.of(
                CityClock.backfill(
                    Instant.parse("2000-01-01T00:00:00Z"), 1000, Duration.ofMinutes(1)))
            .withFaults(FaultShares.none().with(Fault.FUTURE, 1))
            .atMost(10);
    Instant year2038 = Instant.parse("2038-01-01T00:00:00Z");
    assertThat(reports(longAgo))
        .hasSize(10)
        .allMatch(r -> r.eventTimeMicros() > year2038.getEpochSecond() * Micros.SECOND);
  }

  @Test
  void lateReadingsAreBehindTheWatermarkWithTheirWindowAndNoOthersAre() {
    long watermarkDelay = 10 * Micros.MINUTE;
    long window = 5 * Micros.MINUTE;
    long latest = 0;
    for (Report report : reports(SETTINGS)) {
      long sinceStart = report.sentAtMicros() - BEGINNING.getEpochSecond() * Micros.SECOND;
      if (report.isReading() && sinceStart > 5 * Micros.MINUTE) {
        long watermark = latest - watermarkDelay;
        if (report.fault() == Fault.LATE) {
          assertThat(report.eventTimeMicros() + window).isLessThan(watermark);
        } else {
          assertThat(report.eventTimeMicros()).isGreaterThan(watermark);
        }
      }
      if (report.isReading()) {
        latest = Math.max(latest, report.eventTimeMicros());
      }
    }
  }

  @Test
  void outOfOrderReadingsAreOlderThanOneBeforeThemAndOrdinaryOnesAreNot() {
    SimulationSettings onlyDisorder =
        SETTINGS.withFaults(FaultShares.none().with(Fault.OUT_OF_ORDER, 0.05));
    long latest = 0;
    for (Report report : reports(onlyDisorder)) {
      if (latest > 0) {
        assertThat(report.eventTimeMicros() < latest)
            .isEqualTo(report.fault() == Fault.OUT_OF_ORDER);
      }
      latest = Math.max(latest, report.eventTimeMicros());
    }
  }

  @Test
  void duplicatesAreTheBytesOfAReadingOfTheLastTwoMinutesAndNothingElseIsRepeated() {
    Map<String, Report> readings = new HashMap<>();
    int duplicates = 0;
    for (Report report : reports(SETTINGS)) {
      if (report.isReading()) {
        Report first = readings.putIfAbsent(text(report), report);
        assertThat(first != null).isEqualTo(report.fault() == Fault.DUPLICATE);
        if (first != null) {
          duplicates++;
          assertThat(first.sensor()).isEqualTo(report.sensor());
          assertThat(report.sentAtMicros() - first.sentAtMicros())
              .isBetween(1L, SimulatedFeed.LONGEST_REPETITION);
        }
      }
    }
    assertThat(duplicates).isGreaterThan(100);
  }

  @Test
  void eventIdsAreUniqueButForDuplicatesAlsoWithinAMillisecond() throws IOException {
    SimulationSettings dense =
        SimulationSettings.of(CityClock.paced(BEGINNING, 500_000, 1)).atMost(20_000);
    Set<String> ids = new HashSet<>();
    for (Report report : reports(dense)) {
      if (report.isReading() && report.fault() != Fault.DUPLICATE) {
        String id = json(report).get("event_id").textValue();
        assertThat(id).matches("[0-9A-HJKMNP-TV-Z]{26}");
        assertThat(ids.add(id)).isTrue();
      }
    }
  }

  @Test
  void skewedSensorIsAlwaysOffByTheSameTwoMinutesAtMost() {
    Map<String, Set<Long>> skews = new TreeMap<>();
    for (Report report : reports(SETTINGS)) {
      if (report.fault() == Fault.CLOCK_SKEW) {
        skews
            .computeIfAbsent(report.sensor().id(), id -> new HashSet<>())
            .add(report.eventTimeMicros() - report.sentAtMicros());
      }
    }
    assertThat(skews).hasSizeBetween(10, 30);
    assertThat(skews.values())
        .allSatisfy(
            ofSensor ->
                assertThat(ofSensor)
                    .singleElement()
                    .satisfies(
                        skew ->
                            assertThat(Math.abs(skew))
                                .isBetween(5 * Micros.SECOND, 2 * Micros.MINUTE)));
    assertThat(skews.values()).anyMatch(s -> s.iterator().next() > 0);
    assertThat(skews.values()).anyMatch(s -> s.iterator().next() < 0);
  }

  @Test
  void stuckSensorRepeatsItsMetricsForHalfAnHour() throws IOException {
    Map<String, Set<String>> metrics = new HashMap<>();
    Map<String, List<Long>> times = new HashMap<>();
    for (Report report : reports(SETTINGS)) {
      if (report.fault() == Fault.STUCK) {
        String sensor = report.sensor().id();
        times.computeIfAbsent(sensor, id -> new ArrayList<>()).add(report.sentAtMicros());
        metrics
            .computeIfAbsent(sensor, id -> new HashSet<>())
            .add(json(report).get("metrics").toString());
      }
    }
    assertThat(metrics).isNotEmpty();
    assertThat(metrics)
        .allSatisfy(
            (sensor, values) ->
                assertThat(values.size())
                    .as("%s has one set of values an episode", sensor)
                    .isLessThanOrEqualTo(episodes(times.get(sensor))));
  }

  @Test
  void droppedSensorIsSilentForHalfAnHour() {
    Map<String, List<Long>> silences = new HashMap<>();
    for (Report report : reports(SETTINGS)) {
      assertThat(report.isSilent()).isEqualTo(report.fault() == Fault.DROPPED);
      if (report.isSilent()) {
        silences
            .computeIfAbsent(report.sensor().id(), id -> new ArrayList<>())
            .add(report.sentAtMicros());
      }
    }
    assertThat(silences.values())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            times ->
                assertThat(times.size())
                    .as("a report each 30 s")
                    .isLessThanOrEqualTo(60 * episodes(times)));
    assertThat(silences.values()).anyMatch(times -> times.size() >= 60);
  }

  @Test
  void feedWithoutFaultsIsInOrderAndAllReadings() {
    long latest = 0;
    for (Report report : reports(SETTINGS.withFaults(FaultShares.none()))) {
      assertThat(report.fault()).isEqualTo(Fault.NONE);
      assertThat(report.eventTimeMicros()).isGreaterThanOrEqualTo(latest);
      latest = report.eventTimeMicros();
    }
  }

  @Test
  void sensorsReportInTurn() {
    SimulatedFeed feed = new SimulatedFeed(SETTINGS.withFaults(FaultShares.none()));
    assertThat(IntStream.range(0, 400).mapToObj(i -> feed.next().sensor().index()))
        .containsExactlyElementsOf(IntStream.range(0, 400).mapToObj(i -> i % 200).toList());
  }

  /** How many groups the times fall into that lie at least 10 minutes apart. */
  private static int episodes(List<Long> times) {
    int episodes = 1;
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i) - times.get(i - 1) > 10 * Micros.MINUTE) {
        episodes++;
      }
    }
    return episodes;
  }

  private static FaultShares dropless() {
    return SETTINGS.faults().with(Fault.DROPPED, 0);
  }

  private static List<Report> reports(SimulationSettings settings) {
    List<Report> reports = new ArrayList<>();
    new SimulatedFeed(settings).forEachRemaining(reports::add);
    return reports;
  }

  private static List<String> texts(SimulationSettings settings) {
    return reports(settings).stream().map(SimulatedFeedTest::text).toList();
  }

  private static String text(Report report) {
    return report.isSilent() ? "" : new String(report.payload(), StandardCharsets.ISO_8859_1);
  }

  private static JsonNode json(Report report) throws IOException {
    return new ObjectMapper().readTree(report.payload());
  }
}
