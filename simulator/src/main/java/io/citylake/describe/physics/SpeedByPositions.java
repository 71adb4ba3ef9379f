package io.citylake.describe.physics;

import io.citylake.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the unit of a speed by the positions beside it: the great circle between two readings of a
 * vehicle, over the time between them.
 */
public final class SpeedByPositions {
  private static final double EARTH_RADIUS_M = 6_371_008.8;
  private static final double MICROS_PER_S = 1e6;

  /** A shorter step says more of the position's error, a longer one of the way's bends. */
  private static final double SHORTEST_STEP_S = 15;

  private static final double LONGEST_STEP_S = 180;
  private static final double SHORTEST_WAY_M = 60;

  /** Fewer steps say nothing. */
  private static final int LEAST_STEPS = 40;

  /** A way has bends, and whoever moves is seen when moving: the median is a little over one. */
  private static final double USUAL_RATIO = 1.1;

  private static final Map<String, Double> M_PER_S =
      Map.of("m/s", 1.0, "km/h", 1 / 3.6, "mph", 0.44704);

  /**
   * A file's unit.
   *
   * @param steps how many steps tell it
   * @param ratio the median of the speeds in this unit, over those between the positions
   */
  public record Told(String unit, int steps, double ratio) {
    /** For people: part of a sentence. */
    public String by() {
      return String.format(
          Locale.ROOT,
          "no unit stated; as %s it is %.2f times the speed between the positions (median of %,d"
              + " steps)",
          unit,
          ratio,
          steps);
    }
  }

  private record Fix(long micros, double latitude, double longitude) {}

  private final int place;
  private final double toDraftUnit;
  private final Map<Integer, List<Double>> ratios = new HashMap<>();
  private final Map<String, Fix> last = new HashMap<>();

  /**
   * @param place of the metric among the sensor type's
   * @param written the unit in which the draft reads it
   * @param catalogues the unit of the catalogue
   */
  public SpeedByPositions(int place, String written, String catalogues) {
    this.place = place;
    this.toDraftUnit = M_PER_S.get(catalogues) / M_PER_S.get(written);
  }

  /** Whether the unit is one that this tells. */
  public static boolean knows(String unit) {
    return M_PER_S.containsKey(unit);
  }

  /** Looks at a reading of a file. */
  public void at(int file, Reading reading) {
    if (Double.isNaN(reading.latitude()) || reading.metrics().length <= place) {
      return;
    }
    double number = reading.metrics()[place] * toDraftUnit;
    Fix fix = new Fix(reading.eventTimeMicros(), reading.latitude(), reading.longitude());
    Fix before = last.put(reading.sensorId(), fix);
    if (before == null || !(number > 0)) {
      return;
    }
    double seconds = (fix.micros - before.micros) / MICROS_PER_S;
    double way = distance(before, fix);
    if (seconds >= SHORTEST_STEP_S && seconds <= LONGEST_STEP_S && way >= SHORTEST_WAY_M) {
      ratios.computeIfAbsent(file, f -> new ArrayList<>()).add(number / (way / seconds));
    }
  }

  /** The unit of a file; empty where its steps do not tell it. */
  public Optional<Told> of(int file) {
    List<Double> found = ratios.getOrDefault(file, List.of());
    if (found.size() < LEAST_STEPS) {
      return Optional.empty();
    }
    double median = found.stream().sorted().toList().get(found.size() / 2);
    return M_PER_S.keySet().stream()
        .map(unit -> new Told(unit, found.size(), median * M_PER_S.get(unit)))
        .min((a, b) -> Double.compare(off(a), off(b)))
        .filter(told -> off(told) < Math.log(1.5));
  }

  private static double off(Told told) {
    return Math.abs(Math.log(told.ratio / USUAL_RATIO));
  }

  private static double distance(Fix from, Fix to) {
    double latitude = Math.toRadians(to.latitude - from.latitude) / 2;
    double longitude = Math.toRadians(to.longitude - from.longitude) / 2;
    double haversine =
        Math.pow(Math.sin(latitude), 2)
            + Math.cos(Math.toRadians(from.latitude))
                * Math.cos(Math.toRadians(to.latitude))
                * Math.pow(Math.sin(longitude), 2);
    return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(haversine)));
  }
}
