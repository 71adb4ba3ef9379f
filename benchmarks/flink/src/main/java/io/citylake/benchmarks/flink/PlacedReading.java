package io.citylake.benchmarks.flink;

/** What a window needs of a reading. A plain object, because Flink serialises such ones best. */
public final class PlacedReading {
  public String city;
  public String district;
  public String sensorType;

  /** Milliseconds since 1970-01-01T00:00:00Z. */
  public long eventTimeMillis;

  /** By the place of the metric in its sensor type; NaN where not measured. */
  public double[] values;
}
