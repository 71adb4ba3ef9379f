package io.citylake.simulator.city;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The fleet is all the sensors that exist: a pure function of seed and size. A larger fleet begins
 * with the same sensors as a smaller one.
 */
public final class SensorFleet {
  /** How the ten types follow each other: the first twenty sensors hold each type at least once. */
  private static final List<SensorModel> TYPES =
      List.of(
          new AirQuality(),
          new Traffic(),
          new Parking(),
          new Energy(),
          new WeatherStation(),
          new Traffic(),
          new Environment(),
          new Vehicles(),
          new AirQuality(),
          new Energy(),
          new Traffic(),
          new GpsTrackers(),
          new Parking(),
          new Cameras(),
          new AirQuality(),
          new Energy(),
          new Traffic(),
          new Environment(),
          new Vehicles(),
          new Emergencies());

  /** How far a district's centre lies from the city's, degrees of latitude. */
  private static final double DISTRICT_DISTANCE = 0.04;

  /** How far a sensor lies from its district's centre at most, degrees of latitude. */
  private static final double DISTRICT_RADIUS = 0.012;

  private final List<Sensor> sensors;
  private final Map<String, CityConditions> conditions = new HashMap<>();

  /**
   * @param size how many sensors, at least 1
   */
  public SensorFleet(long seed, int size) {
    Cities.ALL.forEach(city -> conditions.put(city.name(), new CityConditions(seed, city)));
    this.sensors = IntStream.range(0, size).mapToObj(index -> sensor(seed, index)).toList();
  }

  public List<Sensor> sensors() {
    return sensors;
  }

  /**
   * Gives {@code out} what {@code sensor} of this fleet measures at an instant.
   *
   * @param micros microseconds since 1970-01-01T00:00:00Z
   */
  public void observe(Sensor sensor, long micros, ObservationSink out) {
    sensor.model().observe(sensor, micros, conditions.get(sensor.cityName()).at(micros), out);
  }

  private static Sensor sensor(long seed, int index) {
    long own = Hash.of(seed, index);
    SensorModel model = TYPES.get(index % TYPES.size());
    City city = Cities.ALL.get(Hash.index(Hash.of(own, -1), Cities.ALL.size()));
    int district = Hash.index(Hash.of(own, -2), city.districts().size());
    double direction = 2 * Math.PI * district / city.districts().size();
    double north =
        DISTRICT_DISTANCE * StrictMath.cos(direction)
            + DISTRICT_RADIUS * Hash.symmetric(Hash.of(own, -3));
    double east =
        DISTRICT_DISTANCE * StrictMath.sin(direction)
            + DISTRICT_RADIUS * Hash.symmetric(Hash.of(own, -4));
    return new Sensor(
        index,
        own,
        String.format(Locale.ROOT, "%s-%s-%04d", model.idPrefix(), city.slug(), index),
        model,
        city,
        city.districts().get(district),
        city.latitude() + north,
        city.longitude() + east / StrictMath.cos(Math.toRadians(city.latitude())));
  }
}
