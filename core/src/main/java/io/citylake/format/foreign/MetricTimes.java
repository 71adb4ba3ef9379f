package io.citylake.format.foreign;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Kind;
import io.citylake.format.fields.FieldValues.Nested;
import io.citylake.format.times.TimeFormat;
import io.citylake.reading.Excerpt;
import io.citylake.time.EventTime;

/**
 * Metrics may each say when they were measured. A record without an event time of its own is then
 * of the time of its newest metrics: what is older was sent before.
 */
final class MetricTimes {
  private MetricTimes() {}

  /**
   * The newest time that a metric gives, microseconds since the epoch; {@link EventTime#INVALID}
   * where none gives any.
   */
  static long newest(FieldValues values, TimeFormat format) {
    long newest = EventTime.INVALID;
    for (Nested metric : values.nested()) {
      if (isTimed(metric)) {
        long micros = format.parseMicros(metric.time());
        boolean isNewer = micros != EventTime.INVALID && micros > newest;
        newest = newest == EventTime.INVALID || isNewer ? micros : newest;
      }
    }
    return newest;
  }

  /**
   * Why a metric is not of this event time; null where it is, or does not say.
   *
   * @param eventTimeMicros that {@link #newest} gave
   */
  static String fault(Nested metric, long eventTimeMicros, TimeFormat format) {
    if (!isTimed(metric)) {
      return null;
    }
    long micros = format.parseMicros(metric.time());
    if (micros == eventTimeMicros) {
      return null;
    }
    String name = Excerpt.of(metric.name());
    return micros == EventTime.INVALID
        ? "the time of %s, %s, cannot be read: %s"
            .formatted(
                name, FieldValues.shown(Kind.TEXT, metric.time()), format.fault(metric.time()))
        : "%s is of %s, older than the record's newest metric"
            .formatted(name, EventTime.toInstant(micros));
  }

  private static boolean isTimed(Nested metric) {
    return metric.kind() == Kind.NUMBER && metric.time() != null;
  }
}
