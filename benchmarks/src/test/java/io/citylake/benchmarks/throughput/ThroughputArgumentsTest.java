package io.citylake.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.config.BadConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThroughputArgumentsTest {
  private final Map<String, Object> given =
      new HashMap<>(
          Map.of(
              "rounds", "3",
              "records", "50000",
              "sensors", "100",
              "interval", "30s",
              "partitions", "4",
              "seed", "-1",
              "heap", "2g",
              "folder", "/tmp"));

  @Test
  void everybodyTakesPartWhereNobodyIsNamed() {
    ThroughputSettings settings = ThroughputArguments.parse(given, Map.of());

    assertThat(settings.entrants()).isEqualTo(Entrant.all());
    assertThat(settings.warmRecords()).isEqualTo(50_000);
    assertThat(settings.load().interval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.load().seed()).isEqualTo(-1);
    assertThat(settings.json()).isEmpty();
  }

  @Test
  void contestantsComeInTheOrderInWhichTheyAreNamed() {
    given.put("contestants", "flink, limit,citylake-s*");

    assertThat(ThroughputArguments.parse(given, Map.of()).entrants())
        .extracting(Entrant::name)
        .containsExactly("flink", "limit", "citylake-sliding");
  }

  @Test
  void citylakesKeysGoOverOneTaskForEachCore() {
    String key = "streaming.shuffle-partitions";

    assertThat(ThroughputArguments.parse(given, Map.of()).citylakeKeys())
        .containsEntry(key, Integer.toString(Runtime.getRuntime().availableProcessors()));
    assertThat(ThroughputArguments.parse(given, Map.of(key, "7")).citylakeKeys())
        .containsEntry(key, "7");
  }

  @Test
  void furtherJvmOptionsAreSeparatedByBlanks() {
    given.put("jvm-options", "-XX:+UseSerialGC  -Dx=y");

    assertThat(ThroughputArguments.parse(given, Map.of()).jvm().further())
        .isEqualTo(List.of("-XX:+UseSerialGC", "-Dx=y"));
  }

  @Test
  void everyErrorIsSaidAtOnce() {
    given.putAll(
        Map.of("contestants", "limit,spark", "rounds", "0", "heap", "much", "records", "1e6.5"));

    assertThatThrownBy(() -> ThroughputArguments.parse(given, Map.of()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("4 configuration errors")
        .hasMessageContaining("no contestant is called \"spark\"")
        .hasMessageContaining("citylake-no-deduplication")
        .hasMessageContaining("rounds")
        .hasMessageContaining("heap")
        .hasMessageContaining("records");
  }

  @Test
  void keyThatCitylakeDoesNotKnowIsABadArgument() {
    assertThatThrownBy(
            () -> ThroughputArguments.parse(given, Map.of("streaming.shufle-partitions", "2")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("did you mean streaming.shuffle-partitions");
  }
}
