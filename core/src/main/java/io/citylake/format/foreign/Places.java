package io.citylake.format.foreign;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.places.District;
import io.citylake.format.places.Districts;
import io.citylake.reading.ReadingDraft;
import java.io.Serializable;

/**
 * Places are what is known of the world around a source, beside what its records say.
 *
 * @param stations null where there is no table of them
 * @param districts null where there is no map of them
 */
public record Places(Stations stations, Districts districts) implements Serializable {

  /**
   * Puts what is known of the station that sent the record beside the record's fields.
   *
   * @param recordKey the record's key in Kafka; null where it has none
   */
  void join(FieldValues values, String recordKey) {
    if (stations != null) {
      stations.join(values, recordKey);
    }
  }

  /** Fills in the district, and its city, where {@code draft} has a position and no district. */
  void locate(ReadingDraft draft) {
    if (districts == null
        || draft.isPositionBad()
        || Double.isNaN(draft.latitude())
        || !isBlank(draft.district())) {
      return;
    }
    District district = districts.at(draft.latitude(), draft.longitude());
    if (district != null) {
      draft.district(district.name());
      if (isBlank(draft.city()) && district.city() != null) {
        draft.city(district.city());
      }
    }
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
