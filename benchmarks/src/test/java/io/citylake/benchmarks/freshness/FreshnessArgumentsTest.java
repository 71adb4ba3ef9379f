package io.citylake.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.benchmarks.run.OneTaskForEachCore;
import io.citylake.config.BadConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreshnessArgumentsTest {
  private final Map<String, Object> given =
      new HashMap<>(
          Map.of(
              "rounds", "1",
              "rates", "10000, 500,10000",
              "duration", "60s",
              "warm-up", "2m",
              "contestants", "naive,citylake",
              "sensors", "100",
              "partitions", "4",
              "seed", "42",
              "heap", "2g",
              "folder", "/tmp"));

  @Test
  void ratesAscendWhateverTheirOrderEachOnce() {
    assertThat(FreshnessArguments.parse(given, Map.of()).rates()).containsExactly(500L, 10_000L);
  }

  @Test
  void settingsAreWhatWasGiven() {
    FreshnessSettings settings = FreshnessArguments.parse(given, Map.of("lake.catalog", "other"));

    assertThat(settings.entrants()).containsExactly(Entrant.NAIVE, Entrant.CITYLAKE);
    assertThat(settings.warmUp()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.duration()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.load().sensors()).isEqualTo(100);
    assertThat(settings.citylakeKeys())
        .isEqualTo(OneTaskForEachCore.under(Map.of("lake.catalog", "other")));
  }

  @Test
  void citylakesKeysGoOverOneTaskForEachCore() {
    String key = "streaming.shuffle-partitions";

    assertThat(FreshnessArguments.parse(given, Map.of()).citylakeKeys())
        .containsEntry(key, Integer.toString(Runtime.getRuntime().availableProcessors()));
    assertThat(FreshnessArguments.parse(given, Map.of(key, "7")).citylakeKeys())
        .containsEntry(key, "7");
  }

  @Test
  void everyErrorIsSaidAtOnce() {
    given.putAll(
        Map.of("rates", "0,much", "contestants", "flink", "duration", "-1s", "heap", "all"));

    assertThatThrownBy(
            () -> FreshnessArguments.parse(given, Map.of("streaming.window.slide", "1m")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("6 configuration errors")
        .hasMessageContaining("\"0\" is no number of readings")
        .hasMessageContaining("\"much\" is no number of readings")
        .hasMessageContaining("there are citylake, naive")
        .hasMessageContaining("duration")
        .hasMessageContaining("heap")
        .hasMessageContaining("set streaming.window.slide");
  }

  @Test
  void keyThatCitylakeDoesNotKnowIsABadArgument() {
    assertThatThrownBy(() -> FreshnessArguments.parse(given, Map.of("streaming.triger", "2")))
        .isInstanceOf(BadConfiguration.class);
  }
}
