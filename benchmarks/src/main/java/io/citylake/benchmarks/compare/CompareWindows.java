package io.citylake.benchmarks.compare;

import io.citylake.tables.WindowRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds windows against those that must be there. Counts, minima and maxima must be equal; sums may
 * differ by 1e-9 of what was added up, because floating-point addition depends on its order.
 */
public final class CompareWindows {
  private static final double RELATIVE = 1e-9;
  private static final int EXAMPLES = 3;

  private final Map<WindowKey, WindowRow> expected = new HashMap<>();

  /**
   * @param expected no two of the same key
   */
  public CompareWindows(Collection<WindowRow> expected) {
    expected.forEach(row -> this.expected.put(WindowKey.of(row), row));
  }

  /** How {@code found} differs, and where first. */
  public WindowsComparison with(Collection<WindowRow> found) {
    Map<WindowKey, WindowRow> missing = new HashMap<>(expected);
    List<String> differences = new ArrayList<>();
    for (WindowRow row : found) {
      WindowRow wanted = missing.remove(WindowKey.of(row));
      if (wanted == null) {
        differences.add("not expected: " + row);
      } else if (!isSame(wanted, row)) {
        differences.add("expected " + wanted + ", found " + row);
      }
    }
    missing.values().forEach(row -> differences.add("missing: " + row));
    return new WindowsComparison(
        expected.size(),
        found.size(),
        differences.size(),
        differences.stream().limit(EXAMPLES).toList());
  }

  private static boolean isSame(WindowRow a, WindowRow b) {
    return a.readingCount() == b.readingCount()
        && Double.compare(a.valueMin(), b.valueMin()) == 0
        && Double.compare(a.valueMax(), b.valueMax()) == 0
        && isClose(a.valueSum(), b.valueSum(), magnitudes(a))
        && isClose(a.valueSumSquares(), b.valueSumSquares(), a.valueSumSquares());
  }

  private static boolean isClose(double a, double b, double magnitudes) {
    return Math.abs(a - b) <= RELATIVE * magnitudes;
  }

  /**
   * The largest that the sum could be, had all values the same sign (Cauchy-Schwarz inequality).
   */
  private static double magnitudes(WindowRow row) {
    return Math.sqrt(row.readingCount() * row.valueSumSquares());
  }
}
