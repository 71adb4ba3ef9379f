package io.citylake.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.OnBadMetric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.Rejection;
import io.citylake.reading.RejectionReason;
import io.citylake.sources.FormatsByTopic;
import io.citylake.time.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A car park whose occupancy is clamped, whose gates reject, and whose prices are dropped. */
class OnBadMetricTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final SensorCatalogue CATALOGUE =
      new SensorCatalogue(
          List.of(
              new SensorType(
                  "parking",
                  "",
                  Duration.ofMinutes(1),
                  List.of(
                      metric("occupancy", 1, OnBadMetric.CLAMP),
                      metric("entries", 1000, OnBadMetric.REJECT),
                      metric("price", 100, OnBadMetric.DROP_METRIC)),
                  OnBadMetric.DROP_METRIC),
              new SensorType(
                  "strict",
                  "",
                  Duration.ofMinutes(1),
                  List.of(metric("entries", 1000, OnBadMetric.REJECT)),
                  OnBadMetric.REJECT)));

  @ParameterizedTest
  @CsvSource({"1.04, 1", "2, 1", "-0.5, 0", "-1, 0"})
  void numberNotFarBeyondItsRangeIsSetToTheBoundAndTheReadingSaysSo(double sent, double kept) {
    Reading reading = (Reading) judge("\"occupancy\": " + sent);

    assertThat(reading.metrics()[0]).isEqualTo(kept);
    assertThat(reading.rejectedMetrics())
        .isEqualTo(
            Map.of(
                "occupancy",
                "OUT_OF_RANGE: occupancy = %s 1, plausible is 0.0 to 1.0; set to %s"
                    .formatted(sent, kept)));
  }

  @ParameterizedTest
  @CsvSource({
    "-999, OUT_OF_RANGE",
    "2.01, OUT_OF_RANGE",
    "1e400, INVALID_VALUE",
    "NaN, INVALID_VALUE"
  })
  void whatCannotBeTheBoundIsLeftOutWhereNumbersAreClamped(String sent, String reason) {
    Reading reading = (Reading) judge("\"occupancy\": %s, \"price\": 3".formatted(sent));

    assertThat(reading.metrics()).containsExactly(Double.NaN, Double.NaN, 3);
    assertThat(reading.rejectedMetrics().get("occupancy")).startsWith(reason + ": occupancy ");
    assertThat(judge("\"occupancy\": " + sent)).isInstanceOf(Rejection.class);
  }

  @ParameterizedTest
  @CsvSource({"1001, OUT_OF_RANGE", "true, INVALID_VALUE"})
  void metricThatRejectsTakesItsRecordWithIt(String sent, RejectionReason reason) {
    Rejection rejection =
        (Rejection) judge("\"price\": 3, \"occupancy\": -999, \"entries\": " + sent);

    assertThat(rejection.reason()).isEqualTo(reason);
    assertThat(rejection.detail()).startsWith("entries ").contains("; occupancy = -999.0 1, ");
  }

  @Test
  void sensorTypeThatRejectsDoesSoForWhatIsNoMetricOfItsToo() {
    String bad =
        """
        {"sensor_id": "p-1", "sensor_type": "strict", "event_time": "2026-01-15T12:00:00Z", \
        "city": ["Warsaw"], "metrics": {"entries": 3}}""";

    assertThat(judgeRecord(bad))
        .isEqualTo(
            new Rejection(
                RejectionReason.INVALID_VALUE,
                "city is not text",
                "p-1",
                CATALOGUE.type("strict").orElseThrow(),
                EventTime.toMicros(NOON)));
    assertThat(
            ((Reading) judgeRecord(bad.replace("strict", "parking").replace("entries", "price")))
                .rejectedMetrics())
        .isEqualTo(Map.of("city", "INVALID_VALUE: city is not text"));
  }

  private static Metric metric(String name, double max, OnBadMetric onBad) {
    return new Metric(name, "1", 0, max, List.of(), "", onBad);
  }

  private static Judgement judge(String metrics) {
    return judgeRecord(
        """
        {"sensor_id": "p-1", "sensor_type": "parking", "event_time": "2026-01-15T12:00:00Z", \
        "metrics": {%s}}"""
            .formatted(metrics));
  }

  private static Judgement judgeRecord(String payload) {
    ValidationLimits limits =
        new ValidationLimits(Duration.ofMinutes(5), Instant.EPOCH, /* maxRecordBytes= */ 1 << 20);
    return new JudgeRecord(CATALOGUE, FormatsByTopic.canonicalOnly(), limits)
        .judge("t", null, payload.getBytes(UTF_8), EventTime.toMicros(NOON), new ReadingDraft());
  }
}
