package io.citylake.benchmarks.flink;

import io.citylake.reading.Reading;

/**
 * A placed reading holds what a window needs of a reading. A plain object, because Flink serialises
 * such ones best.
 */
public final class PlacedReading {
  private static final String UNKNOWN_PLACE = "unknown";

  public String city;
  public String district;
  public String sensorType;

  /** Milliseconds since 1970-01-01T00:00:00Z. */
  public long eventTimeMillis;

  /** By the place of the metric in its sensor type; NaN where not measured. */
  public double[] values;

  static PlacedReading of(Reading reading) {
    PlacedReading placed = new PlacedReading();
    placed.city = reading.city() == null ? UNKNOWN_PLACE : reading.city();
    placed.district = reading.district() == null ? UNKNOWN_PLACE : reading.district();
    placed.sensorType = reading.sensorType().name();
    placed.eventTimeMillis = Math.floorDiv(reading.eventTimeMicros(), 1000);
    placed.values = reading.metrics();
    return placed;
  }
}
