package io.citylake.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final int SAMPLES = 12;

  @Test
  void thirdsAreComparedByTheirMedians() {
    Trend trend = trend(Series.STATE_ROWS, i -> i == 1 ? 1_000_000 : 100 + i);

    assertThat(trend.first()).isEqualTo(102.5);
    assertThat(trend.last()).isEqualTo(109.5);
    assertThat(trend.isFlat()).isTrue();
    assertThat(trend.holds()).isTrue();
  }

  @Test
  void levelSeriesThatGrowsDoesNotHold() {
    Trend trend = trend(Series.STATE_ROWS, i -> 100 * (i + 1));

    assertThat(trend.isFlat()).isFalse();
    assertThat(trend.holds()).isFalse();
    assertThat(trend.verdict()).isEqualTo("GROWS");
  }

  @Test
  void seriesThatLeapsIsFlatThoughItsMediansDiffer() {
    double[] leaping = {1, 5, 1, 2, 3, 1, 5, 2, 5, 1, 4, 1.5};
    Trend trend = trend(Series.WINDOWS_LAG_SECONDS, i -> leaping[i]);

    assertThat(trend.ratio().orElseThrow()).isGreaterThan(1.5);
    assertThat(trend.larger()).isBetween(0.5, 0.75);
    assertThat(trend.isFlat()).isTrue();
  }

  @Test
  void whatGrowsByCommitsHolds() {
    Trend trend = trend(Series.SNAPSHOTS, i -> i + 1);

    assertThat(trend.isFlat()).isFalse();
    assertThat(trend.holds()).isTrue();
  }

  @Test
  void whatShrinksIsFlat() {
    assertThat(trend(Series.WINDOWS_LAG_SECONDS, i -> SAMPLES - i).isFlat()).isTrue();
  }

  @Test
  void nothingThatStaysNothingIsFlatAndNothingThatBecomesSomethingIsNot() {
    assertThat(trend(Series.WINDOWS_LAG_RECORDS, i -> 0).isFlat()).isTrue();
    assertThat(trend(Series.WINDOWS_LAG_RECORDS, i -> i < 6 ? 0 : 1).isFlat()).isFalse();
  }

  @Test
  void samplesBeforeTheStateIsLevelAreLeftOut() {
    List<Sample> samples = samples(Series.STATE_ROWS, i -> i < 3 ? 0 : 50);

    assertThat(Trend.of(samples, series -> Duration.ofSeconds(30)))
        .containsExactly(
            new Trend(
                Series.STATE_ROWS,
                "state rows",
                Duration.ofSeconds(30),
                SAMPLES - 3,
                50,
                50,
                OptionalDouble.of(1),
                0.5,
                true,
                "flat"));
  }

  @Test
  void tooFewSamplesAreNotJudged() {
    assertThat(Trend.of(samples(Series.STATE_ROWS, i -> 1), series -> Duration.ofSeconds(40)))
        .isEmpty();
  }

  private static Trend trend(Series series, IntToDoubleFunction values) {
    return Trend.of(samples(series, values), any -> Duration.ZERO).get(0);
  }

  private static List<Sample> samples(Series series, IntToDoubleFunction values) {
    return IntStream.range(0, SAMPLES)
        .mapToObj(
            i -> new Sample(Duration.ofSeconds(10L * i), Map.of(series, values.applyAsDouble(i))))
        .toList();
  }
}
