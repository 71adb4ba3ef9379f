package io.citylake.repair;

import static io.citylake.repair.LampLake.LAMPS;
import static io.citylake.repair.LampLake.TOPIC;
import static io.citylake.repair.LampLake.lamp;
import static io.citylake.repair.LampLake.lamps;
import static io.citylake.repair.LampLake.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.reading.RejectionReason;
import io.citylake.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummarizeRejectionsTest {
  private static final ChosenRejections ALL =
      new ChosenRejections(Set.of(), Set.of(), Optional.empty(), Optional.empty());
  private static final String LAMPS_AND_POWER =
      """
      lamp { entity = "", cadence = 60s, metrics {
        brightness { unit = "%", min = 0, max = 100, aliases = [], description = x }
        power { unit = W, min = 0, max = 100, aliases = [], description = x } } }\
      """;

  @TempDir private Path directory;
  private LampLake lake;
  private Settings settings;

  @BeforeEach
  void makeLake() throws Exception {
    lake = new LampLake(directory);
    settings = lake.settings(LAMPS);
  }

  @Test
  void groupsCountRepairedOnesAndSampleTheNewestOfTheOthers() {
    lake.stream(
        settings,
        lamp(0, "\"brightness\": 40"),
        lamp(1, "\"brightness\": 400"),
        lamp(2, "\"brightness\": 5000"),
        lamp(3, "\"brightness\": 6000"),
        lamp(4, "\"brightness\": 7000"),
        record(TOPIC, 5, "no reading"));
    Settings corrected = lake.settings(lamps("brightness", 1000));
    new Repair(lake.spark(), corrected, Correction.inForce(corrected))
        .run(ALL, Instant.EPOCH, () -> true);

    List<RejectionGroup> groups = summarize(2, ALL);

    assertThat(groups)
        .extracting(
            g ->
                String.format(
                    Locale.ROOT, "%s %s %d %d", g.topic(), g.reason(), g.records(), g.repaired()))
        .containsExactly("lamps OUT_OF_RANGE 4 1", "lamps MALFORMED 1 0");
    assertThat(groups.get(0).samples()).extracting(RejectionSample::offset).containsExactly(4L, 3L);
    assertThat(summarize(0, ALL).get(0).samples()).isEmpty();
  }

  @Test
  void metricsLeftOutOfReadingsAreCountedByReasonWithTheNewestExample() {
    Settings two = lake.settings(LAMPS_AND_POWER);
    lake.stream(
        two,
        lamp(0, "\"brightness\": 40, \"power\": 5"),
        lamp(1, "\"brightness\": 40, \"power\": -5"),
        lamp(2, "\"brightness\": \"bright\", \"power\": 6"),
        lamp(3, "\"brightness\": 400, \"power\": \"bright\""));

    assertThat(metrics(two, ALL))
        .containsExactly(
            new RejectedMetric(
                TOPIC,
                "lamp",
                "brightness",
                "INVALID_VALUE",
                1,
                "brightness is not a number: bright"),
            new RejectedMetric(
                TOPIC,
                "lamp",
                "power",
                "OUT_OF_RANGE",
                1,
                "power = -5.0 W, plausible is 0.0 to 100.0"));
    assertThat(metrics(two, only(RejectionReason.OUT_OF_RANGE)))
        .extracting(RejectedMetric::metric)
        .containsExactly("power");
    assertThat(summarize(0, ALL)).extracting(RejectionGroup::records).containsExactly(1L);
  }

  private static ChosenRejections only(RejectionReason reason) {
    return new ChosenRejections(Set.of(), Set.of(reason), Optional.empty(), Optional.empty());
  }

  @Test
  void samplesAreShortAndHoldNoControlCharacter() {
    String escapes = "\u001b[2J \u009b2J \u202e \u2028 \n \u0000 ";
    lake.stream(settings, record(TOPIC, 0, escapes + "\u20ac".repeat(1_000_000 / 3)));

    RejectionSample sample = summarize(1, ALL).get(0).samples().get(0);

    assertThat(sample.payload()).startsWith("?[2J ?2J ? ? ? ? \u20ac").endsWith("\u20ac...");
    assertThat(sample.payload()).hasSize(83);
    assertThat(sample.payload() + sample.detail()).doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}].*");
  }

  @Test
  void selectionIsByTopicReasonAndDayOfArrivalWithoutTheLast() {
    lake.stream(settings, record(TOPIC, 0, "no reading"), record("other", 1, null));
    LocalDate thatDay = LocalDate.parse("2026-01-15");

    assertThat(topics(Set.of(TOPIC), Set.of(), null, null)).containsExactly(TOPIC);
    assertThat(topics(Set.of(), Set.of(RejectionReason.EMPTY_PAYLOAD), null, null))
        .containsExactly("other");
    assertThat(topics(Set.of(), Set.of(), thatDay, thatDay.plusDays(1)))
        .containsExactly(TOPIC, "other");
    assertThat(topics(Set.of(), Set.of(), null, thatDay)).isEmpty();
    assertThat(topics(Set.of(), Set.of(), thatDay.plusDays(1), null)).isEmpty();
  }

  private List<String> topics(
      Set<String> topics, Set<RejectionReason> reasons, LocalDate from, LocalDate to) {
    ChosenRejections selection =
        new ChosenRejections(topics, reasons, Optional.ofNullable(from), Optional.ofNullable(to));
    return summarize(1, selection).stream().map(RejectionGroup::topic).toList();
  }

  private List<RejectionGroup> summarize(int samples, ChosenRejections selection) {
    SummarizeRejections rejections = new SummarizeRejections(samples);
    new LookAtRejections(lake.tables(), settings, selection)
        .give(rejections, new SummarizeRejectedMetrics(selection::holdsReason));
    return rejections.groups();
  }

  private List<RejectedMetric> metrics(Settings ofLake, ChosenRejections selection) {
    SummarizeRejectedMetrics metrics = new SummarizeRejectedMetrics(selection::holdsReason);
    new LookAtRejections(lake.tables(), ofLake, selection)
        .give(new SummarizeRejections(0), metrics);
    return metrics.groups();
  }
}
