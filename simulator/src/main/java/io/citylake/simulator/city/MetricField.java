package io.citylake.simulator.city;

import java.nio.charset.StandardCharsets;

/** A metric's field has its name, as it is written, and how many decimals sensors send of it. */
public final class MetricField {
  private final String name;
  private final int decimals;
  private final byte[] json;

  private MetricField(String name, int decimals) {
    this.name = name;
    this.decimals = decimals;
    this.json = ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @param name as in the sensor catalogue
   * @param decimals 0 to 6
   */
  static MetricField of(String name, int decimals) {
    return new MetricField(name, decimals);
  }

  public String name() {
    return name;
  }

  public int decimals() {
    return decimals;
  }

  /** The name quoted and with its colon, as bytes of JSON. Not to be changed. */
  public byte[] json() {
    return json;
  }

  @Override
  public String toString() {
    return name;
  }
}
