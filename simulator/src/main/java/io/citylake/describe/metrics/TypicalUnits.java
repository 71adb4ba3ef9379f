package io.citylake.describe.metrics;

import io.citylake.catalogue.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Typical units are those in which publishers write a quantity, each with where the middle of a
 * day's values usually lies: what physics tells of a unit that nobody states.
 */
final class TypicalUnits {
  /**
   * A unit, and where the median of values in it lies, both bounds inclusive.
   *
   * @param isTold whether values there are hardly in another unit
   */
  record Typical(String unit, double from, double to, boolean isTold) {
    boolean holds(double median) {
      return median >= from && median <= to;
    }
  }

  private static final List<Typical> TEMPERATURES =
      List.of(
          new Typical("Cel", -45, 42, false),
          new Typical("degF", 42.001, 130, true),
          new Typical("K", 220, 330, true));

  private static final List<Typical> PRESSURES =
      List.of(
          new Typical("hPa", 850, 1090, true),
          new Typical("Pa", 85_000, 109_000, true),
          new Typical("kPa", 85, 109, true),
          new Typical("inHg", 25, 32.2, true),
          new Typical("mmHg", 640, 818, true));

  private static final Map<String, List<Typical>> BY_UNIT =
      Map.of("Cel", TEMPERATURES, "hPa", PRESSURES);

  private TypicalUnits() {}

  /** The unit in which values with such a median are; empty where nothing is known of it. */
  static Optional<Typical> of(Metric metric, double median) {
    return BY_UNIT.getOrDefault(metric.unit(), List.of()).stream()
        .filter(typical -> typical.holds(median))
        .findFirst();
  }
}
