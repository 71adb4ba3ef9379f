package io.citylake.benchmarks.compare;

import io.citylake.tables.WindowRow;
import java.time.Instant;

/** What identifies a window's row. */
record WindowKey(
    Instant start, Instant end, String city, String district, String sensorType, String metric) {

  static WindowKey of(WindowRow row) {
    return new WindowKey(
        row.windowStart(),
        row.windowEnd(),
        row.city(),
        row.district(),
        row.sensorType(),
        row.metric());
  }
}
