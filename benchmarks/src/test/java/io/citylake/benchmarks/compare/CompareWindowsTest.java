package io.citylake.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.tables.WindowRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareWindowsTest {
  private static final Instant START = Instant.parse("2026-01-15T14:00:00Z");
  private static final WindowRow WIND = row("wind_speed", 3, 9.3, 1.5, 4.5);
  private static final WindowRow RAIN = row("precipitation", 2, 0.3, 0.1, 0.2);

  private final CompareWindows compare = new CompareWindows(List.of(WIND, RAIN));

  @Test
  void equalWindowsInAnotherOrderAreEqual() {
    WindowsComparison comparison = compare.with(List.of(RAIN, WIND));

    assertThat(comparison.holds()).isTrue();
    assertThat(comparison.expected()).isEqualTo(2);
    assertThat(comparison.found()).isEqualTo(2);
  }

  @Test
  void sumThatWasAddedUpInAnotherOrderIsEqual() {
    WindowRow reordered = row("precipitation", 2, 0.1 + 0.2, 0.1, 0.2);

    assertThat(reordered).isNotEqualTo(RAIN);
    assertThat(compare.with(List.of(WIND, reordered)).holds()).isTrue();
  }

  @Test
  void sumOfValuesThatCancelEachOtherIsEqualWhateverIsLeftOfIt() {
    WindowRow frost = temperatures(0.1 + 0.2 - 0.3);
    WindowRow reordered = temperatures(0.1 - 0.3 + 0.2);

    assertThat(reordered.valueSum()).isNotEqualTo(frost.valueSum());
    assertThat(new CompareWindows(List.of(frost)).with(List.of(reordered)).holds()).isTrue();
    assertThat(new CompareWindows(List.of(frost)).with(List.of(temperatures(1e-6))).holds())
        .isFalse();
  }

  @Test
  void sumThatIsOffByMoreIsADifference() {
    assertDifferent(row("precipitation", 2, 0.3 * (1 + 1e-8), 0.1, 0.2));
  }

  @Test
  void countMinimumAndMaximumMustBeExact() {
    assertDifferent(row("precipitation", 3, 0.3, 0.1, 0.2));
    assertDifferent(row("precipitation", 2, 0.3, Math.nextUp(0.1), 0.2));
    assertDifferent(row("precipitation", 2, 0.3, 0.1, Math.nextDown(0.2)));
  }

  @Test
  void missingWindowIsADifference() {
    WindowsComparison comparison = compare.with(List.of(WIND));

    assertThat(comparison.different()).isEqualTo(1);
    assertThat(comparison.examples().get(0)).startsWith("missing").contains("precipitation");
  }

  @Test
  void windowThatIsThereTwiceIsADifference() {
    assertThat(compare.with(List.of(WIND, RAIN, RAIN)).different()).isEqualTo(1);
  }

  private void assertDifferent(WindowRow rain) {
    WindowsComparison comparison = compare.with(List.of(WIND, rain));
    assertThat(comparison.different()).isEqualTo(1);
    assertThat(comparison.examples().get(0)).contains(RAIN.toString(), rain.toString());
  }

  /** 0.1, 0.2 and -0.3 degrees. */
  private static WindowRow temperatures(double sum) {
    return row("temperature", 3, sum, -0.3, 0.2, 0.14);
  }

  private static WindowRow row(String metric, long count, double sum, double min, double max) {
    return row(metric, count, sum, min, max, sum * sum);
  }

  private static WindowRow row(
      String metric, long count, double sum, double min, double max, double sumSquares) {
    return new WindowRow(
        START,
        START.plusSeconds(300),
        "Lyon",
        "Centre",
        "weather",
        metric,
        count,
        sum,
        min,
        max,
        sumSquares);
  }
}
