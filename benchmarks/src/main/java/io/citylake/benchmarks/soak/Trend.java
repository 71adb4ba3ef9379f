package io.citylake.benchmarks.soak;

import io.citylake.benchmarks.report.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a series went: the median of the first third of its samples, and of the last third.
 *
 * @param from samples before it were left out
 * @param samples how many were judged
 * @param larger in how many of all pairs, one of the first and one of the last third, the last is
 *     the larger; equal ones count half. 0.5 where nothing changed, 1 where all are
 */
record Trend(Series series, Duration from, int samples, double first, double last, double larger) {
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
    return new Trend(
        series,
        from,
        values.size(),
        Spread.of(first).median(),
        Spread.of(last).median(),
        larger(first, last));
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

  /** Last by first; 1 where both are 0, infinite where only the first is. */
  double ratio() {
    return first == last ? 1 : last / first;
  }

  /** Whether it did not grow. What shrinks is no trouble. */
  boolean isFlat() {
    return ratio() <= TOLERANCE || larger <= CHANCE;
  }

  /** Whether it did what it does in a job that is well. */
  boolean holds() {
    return series.course() != Series.Course.LEVEL || isFlat();
  }

  /** For people. */
  String verdict() {
    return switch (series.course()) {
      case LEVEL -> isFlat() ? "flat" : "GROWS";
      case GROWS -> isFlat() ? "flat" : "grows by commits";
      case FREE -> isFlat() ? "flat" : "grows";
    };
  }

  /** For a JSON file. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("series", series.name());
    json.put("label", series.label());
    json.put("judgedFromSeconds", from.toMillis() / 1e3);
    json.put("samples", samples);
    json.put("firstThirdMedian", first);
    json.put("lastThirdMedian", last);
    json.put("ratio", Double.isFinite(ratio()) ? ratio() : null);
    json.put("largerPairs", larger);
    json.put("isFlat", isFlat());
    json.put("verdict", verdict());
    return json;
  }
}
