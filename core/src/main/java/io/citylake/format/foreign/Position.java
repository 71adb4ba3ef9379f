package io.citylake.format.foreign;

import io.citylake.format.Numbers;
import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Kind;
import io.citylake.format.fields.Missing;
import io.citylake.format.numbers.NumberSource;
import io.citylake.reading.Excerpt;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.RejectionReason;
import java.io.Serializable;

/**
 * A position's fields say where a reading's place comes from, degrees WGS 84.
 *
 * @param latitude alternatives for the latitude alone
 * @param longitude alternatives for the longitude alone
 * @param pairField a field that may hold both as text, "52.23,21.01"; {@link #NO_PAIR} for none
 * @param missing values of the pair that mean none
 */
public record Position(
    NumberSource latitude, NumberSource longitude, int pairField, Missing missing)
    implements Serializable {
  /** No field holds both coordinates. */
  public static final int NO_PAIR = -1;

  void read(FieldValues values, ReadingDraft draft) {
    boolean isPair = pairField != NO_PAIR && values.kind(pairField) == Kind.TEXT;
    if (isPair && !missing.contains(values.text(pairField))) {
      readPair(values.text(pairField), draft);
    } else {
      long time = draft.eventTimeMicros();
      set(
          latitude.of(values, time, draft::badPosition),
          longitude.of(values, time, draft::badPosition),
          draft);
    }
  }

  /** Half a position is none. */
  private static void set(double latitude, double longitude, ReadingDraft draft) {
    if (!Double.isNaN(latitude) && !Double.isNaN(longitude)) {
      draft.latitude(latitude);
      draft.longitude(longitude);
    }
  }

  private static void readPair(String pair, ReadingDraft draft) {
    int comma = pair.indexOf(',');
    double latitude = comma < 0 ? Double.NaN : Numbers.parse(pair.substring(0, comma).strip());
    double longitude = comma < 0 ? Double.NaN : Numbers.parse(pair.substring(comma + 1).strip());
    if (Double.isFinite(latitude) && Double.isFinite(longitude)) {
      set(latitude, longitude, draft);
    } else {
      draft.badPosition(
          "location",
          RejectionReason.INVALID_VALUE,
          "location is not \"latitude,longitude\": " + Excerpt.of(pair));
    }
  }
}
