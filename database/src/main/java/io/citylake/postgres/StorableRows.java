package io.citylake.postgres;

import io.citylake.tables.WindowRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows whose place names PostgreSQL can hold. Where two names become the same one, their rows
 * become one: a batch with the same key twice would be refused as a whole.
 */
final class StorableRows {
  private record Key(
      Instant start, Instant end, String city, String district, String sensorType, String metric) {

    static Key of(WindowRow row) {
      return new Key(
          row.windowStart(),
          row.windowEnd(),
          row.city(),
          row.district(),
          row.sensorType(),
          row.metric());
    }
  }

  private StorableRows() {}

  /** {@code rows} itself where every name can be stored, which is nearly always. */
  static List<WindowRow> of(List<WindowRow> rows) {
    if (rows.stream().allMatch(StorableRows::isStorable)) {
      return rows;
    }
    Map<Key, WindowRow> byKey = new LinkedHashMap<>();
    for (WindowRow row : rows) {
      WindowRow storable =
          placed(row, PlaceName.storable(row.city()), PlaceName.storable(row.district()));
      byKey.merge(Key.of(storable), storable, StorableRows::merged);
    }
    return new ArrayList<>(byKey.values());
  }

  private static boolean isStorable(WindowRow row) {
    return PlaceName.storable(row.city()).equals(row.city())
        && PlaceName.storable(row.district()).equals(row.district());
  }

  private static WindowRow placed(WindowRow row, String city, String district) {
    return new WindowRow(
        row.windowStart(),
        row.windowEnd(),
        city,
        district,
        row.sensorType(),
        row.metric(),
        row.readingCount(),
        row.valueSum(),
        row.valueMin(),
        row.valueMax(),
        row.valueSumSquares());
  }

  private static WindowRow merged(WindowRow a, WindowRow b) {
    return new WindowRow(
        a.windowStart(),
        a.windowEnd(),
        a.city(),
        a.district(),
        a.sensorType(),
        a.metric(),
        a.readingCount() + b.readingCount(),
        a.valueSum() + b.valueSum(),
        Math.min(a.valueMin(), b.valueMin()),
        Math.max(a.valueMax(), b.valueMax()),
        a.valueSumSquares() + b.valueSumSquares());
  }
}
