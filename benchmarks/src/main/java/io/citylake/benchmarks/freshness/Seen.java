package io.citylake.benchmarks.freshness;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.citylake.benchmarks.report.Cells;
import io.citylake.benchmarks.report.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Seen says how long it took until probes were seen: percentiles, in milliseconds. A probe that was
 * never seen took for ever, because to leave it out would flatter: a percentile that falls on one
 * is empty.
 *
 * @param p999 the percentile 99.9
 */
record Seen(
    long probes,
    long neverSeen,
    OptionalDouble p50,
    OptionalDouble p95,
    OptionalDouble p99,
    @JsonProperty("p99.9") OptionalDouble p999,
    OptionalDouble max) {
  /** The time until a probe is seen that never was. */
  static final double NEVER = Double.POSITIVE_INFINITY;

  /**
   * What became of some probes.
   *
   * @param millis until each was seen, or {@link #NEVER}
   */
  static Seen of(double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Seen(
        sorted.length,
        Arrays.stream(sorted).filter(one -> one == NEVER).count(),
        percentile(sorted, 0.5),
        percentile(sorted, 0.95),
        percentile(sorted, 0.99),
        percentile(sorted, 0.999),
        percentile(sorted, 1));
  }

  /** The smallest that at least this share does not exceed. */
  private static OptionalDouble percentile(double[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted.length == 0 ? OptionalDouble.empty() : known(sorted[Math.max(0, rank - 1)]);
  }

  private static OptionalDouble known(double millis) {
    return millis == NEVER ? OptionalDouble.empty() : OptionalDouble.of(millis);
  }

  /** Medians of several, but sums of their probes. */
  static Seen median(List<Seen> all) {
    return new Seen(
        all.stream().mapToLong(Seen::probes).sum(),
        all.stream().mapToLong(Seen::neverSeen).sum(),
        median(all, Seen::p50),
        median(all, Seen::p95),
        median(all, Seen::p99),
        median(all, Seen::p999),
        median(all, Seen::max));
  }

  private static OptionalDouble median(List<Seen> all, Function<Seen, OptionalDouble> point) {
    return known(Spread.of(all, seen -> point.apply(seen).orElse(NEVER)).median());
  }

  /** The middle and the slow end, for people. */
  String text() {
    return String.format(
        Locale.ROOT,
        "p50 %s ms, p99 %s ms, %d of %d never seen",
        shown(p50),
        shown(p99),
        neverSeen,
        probes);
  }

  /** Milliseconds for people. */
  static String shown(OptionalDouble millis) {
    return millis.isPresent() ? Cells.whole(millis.getAsDouble()) : "never";
  }
}
