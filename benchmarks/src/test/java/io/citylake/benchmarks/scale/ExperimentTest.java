package io.citylake.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.settings.ReadSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final long SEED = 42;
  private static final long RECORDS = 1_000_000;

  @Test
  void recordsFillTheSameEventTimeHoweverManySensorsThereAre() {
    assertThat(Experiment.SENSORS.cases(SEED, RECORDS))
        .extracting(scaleCase -> scaleCase.load().span(RECORDS))
        .containsOnly(Duration.ofMinutes(100));
  }

  @Test
  void eventTimesSpanMoreThanEveryWatermark() {
    for (ScaleCase scaleCase : Experiment.WATERMARK.cases(SEED, RECORDS)) {
      Duration watermark =
          ReadSettings.from(Optional.empty(), Map.of(), scaleCase.keys()).streaming().watermark();

      assertThat(watermark).isEqualTo(Duration.ofMinutes(scaleCase.value()));
      assertThat(scaleCase.load().span(RECORDS))
          .isGreaterThan(watermark.multipliedBy(3).dividedBy(2));
      assertThat(scaleCase.hasRecords()).isFalse();
    }
  }

  @Test
  void casesThatDoNotChangeTheLoadShareIt() {
    List<ScaleCase> cases =
        Stream.of(Experiment.CORES, Experiment.WORKERS)
            .flatMap(experiment -> experiment.cases(SEED, RECORDS).stream())
            .toList();

    assertThat(cases).extracting(ScaleCase::load).containsOnly(cases.get(0).load());
    assertThat(Experiment.PARTITIONS.cases(SEED, RECORDS))
        .extracting(ScaleCase::load)
        .contains(cases.get(0).load())
        .doesNotHaveDuplicates();
  }

  @Test
  void allKeysAreCitylakes() {
    Arrays.stream(Experiment.values())
        .flatMap(experiment -> experiment.cases(SEED, RECORDS).stream())
        .forEach(
            scaleCase ->
                assertThat(ReadSettings.from(Optional.empty(), Map.of(), scaleCase.keys()))
                    .isNotNull());
  }
}
