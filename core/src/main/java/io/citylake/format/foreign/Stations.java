package io.citylake.format.foreign;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.StationTable;
import java.io.Serializable;

/**
 * Stations are joined to the records that they send.
 *
 * @param key the station's id in the record
 */
public record Stations(TextField key, StationTable table) implements Serializable {

  /**
   * @param recordKey the record's key in Kafka; null where it has none
   */
  void join(FieldValues values, String recordKey) {
    table.join(values, key.of(values, recordKey));
  }
}
