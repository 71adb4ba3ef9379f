package io.citylake.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.config.BadConfiguration;
import io.citylake.simulator.feed.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoakArgumentsTest {
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

  private final Map<String, Object> given =
      new HashMap<>(
          Map.of(
              "duration", "20m",
              "rate", "5000",
              "sensors", "100",
              "partitions", "4",
              "seed", "42",
              "heap", "2g",
              "folder", "/tmp"));

  @Test
  void judgementBeginsAfterTheShortWatermarkAndAWindow() {
    assertThat(SoakArguments.parse(given, Map.of()).judgedFrom()).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void filesAreJudgedWhenAsManyBatchesAreKeptAsEverWillBe() {
    SoakSettings settings =
        SoakArguments.parse(given, Map.of("streaming.queries.records.trigger", "1m"));

    assertThat(settings.judgedFrom(Series.STATE_ROWS)).isEqualTo(Duration.ofMinutes(7));
    assertThat(settings.judgedFrom(Series.METADATA_FILES)).isEqualTo(Duration.ofMinutes(12));
    assertThat(settings.judgedFrom(Series.CHECKPOINT_FILES)).isEqualTo(Duration.ofMinutes(105));
  }

  @Test
  void citylakesKeysGoOverTheShortWatermark() {
    SoakSettings settings = SoakArguments.parse(given, Map.of("streaming.watermark", "1h"));

    assertThat(settings.judgedFrom()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void readingsAreDueAtTheirEventTimeAtAConstantRate() {
    SimulationSettings simulation = SoakArguments.parse(given, Map.of()).simulation(START);

    assertThat(simulation.clock().reportsPerSecond()).isEqualTo(5000);
    assertThat(simulation.clock().micros(10_000))
        .isEqualTo(START.plusSeconds(2).getEpochSecond() * 1_000_000);
  }

  @Test
  void everyErrorIsSaidAtOnce() {
    given.putAll(Map.of("duration", "soon", "rate", "0", "heap", "much"));

    assertThatThrownBy(() -> SoakArguments.parse(given, Map.of()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("3 configuration errors")
        .hasMessageContaining("duration")
        .hasMessageContaining("rate")
        .hasMessageContaining("heap");
  }
}
