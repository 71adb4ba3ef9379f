package io.citylake.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.config.BadConfiguration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScaleArgumentsTest {
  private final Map<String, Object> given =
      new HashMap<>(
          Map.of("rounds", "1", "records", "50000", "seed", "42", "heap", "2g", "folder", "/tmp"));

  @Test
  void allExperimentsAreDoneWhereNoneIsNamed() {
    ScaleSettings settings = ScaleArguments.parse(given, Map.of());

    assertThat(settings.experiments()).containsExactly(Experiment.values());
    assertThat(settings.coldRecords()).isEqualTo(12_500);
  }

  @Test
  void experimentsComeInTheOrderInWhichTheyAreNamed() {
    given.put("experiments", "watermark, cores");

    assertThat(ScaleArguments.parse(given, Map.of()).experiments())
        .containsExactly(Experiment.WATERMARK, Experiment.CORES);
  }

  @Test
  void everyErrorIsSaidAtOnce() {
    given.putAll(Map.of("experiments", "cores,weather", "records", "5", "heap", "much"));

    assertThatThrownBy(() -> ScaleArguments.parse(given, Map.of()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("3 configuration errors")
        .hasMessageContaining("no experiment is called \"weather\"")
        .hasMessageContaining("partitions")
        .hasMessageContaining("records")
        .hasMessageContaining("heap");
  }
}
