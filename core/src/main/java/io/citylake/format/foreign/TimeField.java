package io.citylake.format.foreign;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Kind;
import io.citylake.format.fields.Missing;
import io.citylake.format.times.TimeFormat;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.RejectionReason;
import io.citylake.time.EventTime;
import java.io.Serializable;
import java.util.List;

/**
 * A time's field says where the event time comes from.
 *
 * @param fields alternatives: the first that is present and not missing counts
 * @param format how it is written
 * @param missing values that mean none
 */
public record TimeField(List<Integer> fields, TimeFormat format, Missing missing)
    implements Serializable {
  /** None of the fields holds a time. */
  static final int ABSENT = -1;

  void read(FieldValues values, ReadingDraft draft) {
    int field = field(values);
    long micros = micros(values);
    if (field == ABSENT && micros == EventTime.INVALID) {
      return;
    }
    if (micros == EventTime.INVALID) {
      draft.fault(
          RejectionReason.INVALID_TIMESTAMP,
          "event_time %s cannot be read: %s"
              .formatted(
                  FieldValues.shown(values.kind(field), values.text(field)), fault(values, field)));
    } else {
      draft.eventTimeMicros(micros);
    }
  }

  /**
   * Microseconds since the epoch, of the newest metric where the record has no time of its own;
   * {@link EventTime#INVALID} where it is absent or unreadable.
   */
  long micros(FieldValues values) {
    int field = field(values);
    return field == ABSENT ? MetricTimes.newest(values, format) : micros(values, field);
  }

  /** The alternative that holds the time; {@link #ABSENT} where none does. */
  int field(FieldValues values) {
    for (int i = 0; i < fields.size(); i++) {
      int field = fields.get(i);
      Kind kind = values.kind(field);
      String text = values.text(field);
      if (kind != Kind.ABSENT && (text == null || !missing.contains(text))) {
        return field;
      }
    }
    return ABSENT;
  }

  private String fault(FieldValues values, int field) {
    String text = values.text(field);
    return text == null ? "it is not " + format : format.fault(text);
  }

  private long micros(FieldValues values, int field) {
    String text = values.text(field);
    return text == null ? EventTime.INVALID : format.parseMicros(text);
  }
}
