package io.citylake.benchmarks.freshness;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long each of several probes took, in milliseconds. One that was never seen took for ever. */
final class Latencies {
  /** A probe that was never seen. Percentiles count it: to leave it out would flatter. */
  static final double NEVER = Double.POSITIVE_INFINITY;

  /** What is shown of them, in this order; the last is the largest. */
  static final List<Point> POINTS =
      List.of(
          new Point("p50", 0.5),
          new Point("p95", 0.95),
          new Point("p99", 0.99),
          new Point("p99.9", 0.999),
          new Point("max", 1));

  private final double[] sorted;

  /**
   * A percentile.
   *
   * @param share from 0 to 1
   */
  record Point(String name, double share) {}

  private Latencies(double[] sorted) {
    this.sorted = sorted;
  }

  static Latencies of(double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Latencies(sorted);
  }

  int count() {
    return sorted.length;
  }

  long neverSeen() {
    return Arrays.stream(sorted).filter(millis -> millis == NEVER).count();
  }

  /**
   * The smallest of them that at least this share does not exceed; {@link #NEVER} where there are
   * none.
   */
  double at(Point point) {
    int rank = (int) Math.ceil(point.share() * sorted.length);
    return sorted.length == 0 ? NEVER : sorted[Math.max(0, rank - 1)];
  }

  /** For a JSON file; what is {@link #NEVER} is null there. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("probes", count());
    json.put("neverSeen", neverSeen());
    POINTS.forEach(point -> json.put(point.name(), orNull(at(point))));
    return json;
  }

  /** The middle and the slow end, for people. */
  String text() {
    return String.format(
        Locale.ROOT,
        "p50 %s ms, p99 %s ms, %d of %d never seen",
        shown(at(POINTS.get(0))),
        shown(at(POINTS.get(2))),
        neverSeen(),
        count());
  }

  /** Milliseconds for people. */
  static String shown(double millis) {
    return millis == NEVER ? "never" : String.format(Locale.ROOT, "%,.0f", millis);
  }

  /** JSON has no infinite number. */
  static Object orNull(double millis) {
    return millis == NEVER ? null : (Object) millis;
  }
}
