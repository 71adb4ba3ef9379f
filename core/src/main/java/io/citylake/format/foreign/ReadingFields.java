package io.citylake.format.foreign;

import io.citylake.format.Numbers;
import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Kind;
import io.citylake.format.numbers.Metrics;
import io.citylake.reading.Excerpt;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.RejectionReason;
import io.citylake.time.EventTime;
import java.io.Serializable;
import java.util.List;

/**
 * A reading's fields say which field or constant gives each part of it.
 *
 * @param attributes each under the name that the lake shows
 */
public record ReadingFields(
    TextField eventId,
    TextField sensorId,
    TextField sensorType,
    TextField city,
    TextField district,
    TimeField eventTime,
    Position position,
    Metrics metrics,
    List<Attribute> attributes)
    implements Serializable {

  /** A text that comes along under {@code name}. */
  public record Attribute(String name, TextField field) implements Serializable {}

  /**
   * Reads whose record it is and of when, as far as this can be read.
   *
   * @param key the record's key; null where it has none
   */
  void readIdentity(FieldValues values, String key, ReadingDraft draft) {
    draft.sensorId(sensorId.of(values, key));
    draft.sensorType(sensorType.of(values, key));
    long micros = eventTime.micros(values);
    if (micros != EventTime.INVALID) {
      draft.eventTimeMicros(micros);
    }
  }

  /**
   * @param key the record's key; null where it has none
   */
  void read(FieldValues values, String key, ReadingDraft draft) {
    draft.eventId(eventId.of(values, key));
    draft.sensorId(sensorId.of(values, key));
    draft.sensorType(sensorType.of(values, key));
    draft.city(city.of(values, key));
    draft.district(district.of(values, key));
    eventTime.read(values, draft);
    position.read(values, draft);
    metrics.read(values, draft);
    for (Attribute attribute : attributes) {
      String text = attribute.field().of(values, key);
      if (text != null) {
        draft.attribute(attribute.name(), text);
      }
    }
    readOthers(values, draft);
  }

  /** Numbers that no field names become metrics, text becomes attributes. */
  private static void readOthers(FieldValues values, ReadingDraft draft) {
    for (FieldValues.Other other : values.others()) {
      if (other.kind() != Kind.NUMBER) {
        draft.attribute(other.name(), other.text());
        continue;
      }
      double number = Numbers.parse(other.text());
      if (Double.isFinite(number)) {
        draft.metric(other.name(), number);
      } else {
        draft.badMetric(
            other.name(),
            RejectionReason.INVALID_VALUE,
            Excerpt.of(other.name())
                + " is not a number: "
                + FieldValues.shown(Kind.NUMBER, other.text()));
      }
    }
  }
}
