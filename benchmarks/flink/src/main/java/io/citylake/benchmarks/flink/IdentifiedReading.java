package io.citylake.benchmarks.flink;

import io.citylake.reading.Reading;

/**
 * An identified reading carries 128 bits that stand for what makes it an event, as Citylake's
 * windows take it: its texts would be dearer to send and to remember.
 */
public final class IdentifiedReading {
  private static final long ONE = 0x9E3779B97F4A7C15L;
  private static final long OTHER = 0xC2B2AE3D27D4EB4FL;

  public long fingerprint1;
  public long fingerprint2;
  public PlacedReading reading;

  static IdentifiedReading of(Reading reading) {
    IdentifiedReading identified = new IdentifiedReading();
    identified.fingerprint1 = fingerprint(ONE, reading);
    identified.fingerprint2 = fingerprint(OTHER, reading);
    identified.reading = PlacedReading.of(reading);
    return identified;
  }

  private static long fingerprint(long factor, Reading reading) {
    long hash = mixed(factor, reading.sensorType().name());
    hash = mixed(hash * factor, reading.sensorId());
    return reading.eventId() == null
        ? (hash ^ reading.eventTimeMicros()) * factor
        : mixed(hash * factor, reading.eventId());
  }

  /** With a shift for each character: a product alone never brings high bits down. */
  private static long mixed(long begin, String text) {
    long hash = begin ^ text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * ONE;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
