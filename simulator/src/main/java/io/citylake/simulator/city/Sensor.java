package io.citylake.simulator.city;

/** A sensor is one of those that send reports: what it is and where it stands. */
public final class Sensor {
  private final int index;
  private final long seed;
  private final String id;
  private final SensorModel model;
  private final City city;
  private final String district;
  private final double latitude;
  private final double longitude;

  Sensor(
      int index,
      long seed,
      String id,
      SensorModel model,
      City city,
      String district,
      double latitude,
      double longitude) {
    this.index = index;
    this.seed = seed;
    this.id = id;
    this.model = model;
    this.city = city;
    this.district = district;
    this.latitude = latitude;
    this.longitude = longitude;
  }

  /** Its place in the fleet, from 0. */
  public int index() {
    return index;
  }

  /** Tells this sensor's hashes from all others'. */
  public long seed() {
    return seed;
  }

  public String id() {
    return id;
  }

  public String sensorType() {
    return model.sensorType();
  }

  public String cityName() {
    return city.name();
  }

  public String district() {
    return district;
  }

  City city() {
    return city;
  }

  /** Degrees, WGS 84; for one that moves, the middle of its round. */
  double latitude() {
    return latitude;
  }

  /** Degrees, WGS 84; for one that moves, the middle of its round. */
  double longitude() {
    return longitude;
  }

  SensorModel model() {
    return model;
  }

  /** A property that this sensor has for good, in [0, 1). */
  double trait(int which) {
    return Hash.unit(Hash.of(seed, which));
  }

  /** A property that this sensor has for good: one of {@code choices}, from 0. */
  int trait(int which, int choices) {
    return Hash.index(Hash.of(seed, which), choices);
  }

  /**
   * How this sensor's surroundings differ from the city at an instant, in [-1, 1): changes over
   * half an hour.
   */
  double drift(int which, long micros) {
    return Noise.at(seed + which, micros, 30 * Micros.MINUTE);
  }

  /** How far off one measurement is, in [-1, 1): each instant differs. */
  double jitter(int which, long micros) {
    return Hash.symmetric(Hash.of(seed, which, micros));
  }

  @Override
  public String toString() {
    return id;
  }
}
