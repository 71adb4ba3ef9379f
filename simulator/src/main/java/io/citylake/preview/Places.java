package io.citylake.preview;

import io.citylake.reading.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the readings come from.
 *
 * @param named the cities and districts that they name, by name
 * @param positions readings that have coordinates
 * @param south degrees, as all below; null where there are no coordinates
 */
public record Places(
    List<Place> named, long positions, Double south, Double north, Double west, Double east) {

  /**
   * A city or one of its districts.
   *
   * @param name the city, and the district behind a slash; a dash where a reading names none
   */
  public record Place(String name, long readings, long sensors) {}

  /** Counts readings by their places. */
  static final class Counter {
    private final Map<String, Long> readings = new TreeMap<>();
    private final Map<String, Set<String>> sensors = new TreeMap<>();
    private long positions;
    private double south = Double.POSITIVE_INFINITY;
    private double north = Double.NEGATIVE_INFINITY;
    private double west = Double.POSITIVE_INFINITY;
    private double east = Double.NEGATIVE_INFINITY;

    void add(Reading reading) {
      String city = reading.city() == null ? "-" : reading.city();
      String name = reading.district() == null ? city : city + " / " + reading.district();
      readings.merge(name, 1L, Long::sum);
      sensors.computeIfAbsent(name, n -> new HashSet<>()).add(reading.sensorId());
      if (!Double.isNaN(reading.latitude()) && !Double.isNaN(reading.longitude())) {
        positions++;
        south = Math.min(south, reading.latitude());
        north = Math.max(north, reading.latitude());
        west = Math.min(west, reading.longitude());
        east = Math.max(east, reading.longitude());
      }
    }

    Places places() {
      List<Place> named = new ArrayList<>();
      readings.forEach(
          (name, count) -> named.add(new Place(name, count, sensors.get(name).size())));
      return positions == 0
          ? new Places(named, 0, null, null, null, null)
          : new Places(named, positions, south, north, west, east);
    }
  }
}
