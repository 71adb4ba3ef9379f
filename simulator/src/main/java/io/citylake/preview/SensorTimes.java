package io.citylake.preview;

import java.util.Arrays;

/** When one sensor measured. */
final class SensorTimes {
  private final String type;
  private long[] micros = new long[16];
  private int size;

  SensorTimes(String type) {
    this.type = type;
  }

  void add(long eventTimeMicros) {
    if (size == micros.length) {
      micros = Arrays.copyOf(micros, 2 * size);
    }
    micros[size++] = eventTimeMicros;
  }

  /** What is said of the sensor. */
  SensorSpan span(String sensorId) {
    long[] sorted = Arrays.stream(micros, 0, size).sorted().distinct().toArray();
    return new SensorSpan(
        sensorId,
        type,
        size,
        Times.text(sorted[0]),
        Times.text(sorted[sorted.length - 1]),
        cadence(sorted));
  }

  /** The median seconds between two measurements; null where there is only one. */
  private static Double cadence(long[] sorted) {
    if (sorted.length < 2) {
      return null;
    }
    long[] gaps = new long[sorted.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = sorted[i + 1] - sorted[i];
    }
    Arrays.sort(gaps);
    return gaps[gaps.length / 2] / 1e6;
  }
}
