package io.citylake.benchmarks.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.config.BadConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchArgumentsTest {
  private final Map<String, Object> given =
      new HashMap<>(
          Map.of(
              "rounds", "3",
              "sensors", "1000",
              "interval", "1m",
              "seed", "42",
              "heap", "2g",
              "folder", "/tmp"));

  @Test
  void dayHasAReadingOfEachSensorInEachInterval() {
    BatchSettings settings = BatchArguments.parse(given, Map.of());

    assertThat(settings.recordsPerDay()).isEqualTo(1_440_000);
    assertThat(settings.load().span(settings.recordsPerDay())).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void everyErrorIsSaidAtOnce() {
    given.putAll(Map.of("interval", "7m", "rounds", "0", "heap", "big"));

    assertThatThrownBy(() -> BatchArguments.parse(given, Map.of()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("3 configuration errors")
        .hasMessageContaining("does not divide a day");
  }
}
