package io.citylake.benchmarks.soak;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.citylake.benchmarks.report.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A trend says how a series went: the median of the first third of its samples, and of the last
 * third.
 *
 * @param label of the series, for people
 * @param from samples before it were left out
 * @param samples how many were judged
 * @param ratio last by first; 1 where both are 0, empty where only the first is
 * @param larger in how many of all pairs, one of the first and one of the last third, the last is
 *     the larger; equal ones count half. 0.5 where nothing changed, 1 where all are
 * @param isFlat whether it did not grow; what shrinks is no trouble
 * @param verdict for people
 */
record Trend(
    Series series,
    String label,
    @JsonProperty("judgedFromSeconds") Duration from,
    int samples,
    @JsonProperty("firstThirdMedian") double first,
    @JsonProperty("lastThirdMedian") double last,
    OptionalDouble ratio,
    @JsonProperty("largerPairs") double larger,
    boolean isFlat,
    String verdict) {
  /** Fewer say nothing. */
  static final int FEWEST = 9;

  /** What lag and garbage collection differ by without growing. */
  private static final double TOLERANCE = 1.2;

  /**
   * Medians of a lag that leaps between 1 and 5 s differ by more, and mean nothing. So many larger
   * pairs come by chance in 3 of 100 series where a third has 10 samples, and hardly ever where it
   * has more (H. B. Mann, D. R. Whitney, 1947).
   */
  private static final double CHANCE = 0.75;

  /**
   * The trend of all series that have samples enough.
   *
   * @param from by series, when it is level; samples before are left out
   */
  static List<Trend> of(List<Sample> samples, Function<Series, Duration> from) {
    List<Trend> trends = new ArrayList<>();
    for (Series series : Series.values()) {
      List<Double> judged =
          samples.stream()
              .filter(sample -> sample.elapsed().compareTo(from.apply(series)) >= 0)
              .flatMap(sample -> Optional.ofNullable(sample.values().get(series)).stream())
              .toList();
      if (judged.size() >= FEWEST) {
        trends.add(of(series, from.apply(series), judged));
      }
    }
    return trends;
  }

  private static Trend of(Series series, Duration from, List<Double> values) {
    int third = values.size() / 3;
    List<Double> first = values.subList(0, third);
    List<Double> last = values.subList(values.size() - third, values.size());
    double before = Spread.of(first).median();
    double after = Spread.of(last).median();
    double larger = larger(first, last);
    double ratio = before == after ? 1 : after / before;
    boolean isFlat = ratio <= TOLERANCE || larger <= CHANCE;
    return new Trend(
        series,
        series.label(),
        from,
        values.size(),
        before,
        after,
        Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty(),
        larger,
        isFlat,
        isFlat ? "flat" : series.course().growth());
  }

  private static double larger(List<Double> first, List<Double> last) {
    double larger = 0;
    for (double before : first) {
      for (double after : last) {
        larger += after > before ? 1 : after == before ? 0.5 : 0;
      }
    }
    return larger / (first.size() * last.size());
  }

  /** Whether it did what it does in a job that is well. */
  boolean holds() {
    return series.course() != Series.Course.LEVEL || isFlat;
  }
}
