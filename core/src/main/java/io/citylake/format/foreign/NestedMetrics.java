package io.citylake.format.foreign;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Kind;
import io.citylake.format.fields.FieldValues.Nested;
import io.citylake.format.fields.Missing;
import io.citylake.format.numbers.CatalogueUnits;
import io.citylake.format.numbers.NumberText;
import io.citylake.reading.Excerpt;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.RejectionReason;
import java.io.Serializable;
import java.util.List;

/**
 * Nested metrics come as an object, each with its value and the unit that it is in: {@code {"pm25":
 * {"value": 17.4, "unit": "ug/m3"}}}. Values are converted to the catalogue's unit; a metric that
 * the catalogue does not know stays as it was sent.
 *
 * @param path where the object stands; empty where it is the record itself, whose members may be
 *     other things than metrics
 * @param member what stands in the object of one metric; its attributes become {@code METRIC_NAME}
 * @param keepsText whether text under a name that the catalogue does not know becomes an attribute
 * @param text how a value is written
 */
public record NestedMetrics(
    List<String> path,
    NestedMember member,
    boolean keepsText,
    NumberText text,
    Missing missing,
    CatalogueUnits units)
    implements Serializable {

  /**
   * @param time of the record; where it has none, the metrics' own count
   * @param draft that knows the record's sensor type
   */
  void read(FieldValues values, TimeField time, ReadingDraft draft) {
    boolean areTimed = time.field(values) == TimeField.ABSENT;
    for (Nested metric : values.nested()) {
      String fault =
          areTimed ? MetricTimes.fault(metric, draft.eventTimeMicros(), time.format()) : null;
      if (fault == null) {
        readMetric(metric, draft);
      } else {
        draft.badMetric(metric.name(), RejectionReason.INVALID_TIMESTAMP, fault);
      }
      metric
          .attributes()
          .forEach((name, text) -> draft.attribute(metric.name() + "_" + name, text));
    }
  }

  private void readMetric(Nested metric, ReadingDraft draft) {
    if (metric.kind() == Kind.ABSENT
        || (metric.text() != null && missing.contains(metric.text()))) {
      return;
    }
    double number = text.number(metric.kind(), metric.text());
    if (metric.kind() != Kind.NUMBER
        && Double.isNaN(number)
        && units.metric(metric.name(), draft).isEmpty()) {
      readText(metric, draft);
    } else if (!Double.isFinite(number)) {
      fault(draft, metric, text.fault(metric.kind(), metric.text()));
    } else if (!missing.contains(number)) {
      units.add(metric.name(), number, metric.unit(), draft);
    }
  }

  /** What is neither a number nor a metric of the catalogue, such as a name or an address. */
  private void readText(Nested member, ReadingDraft draft) {
    if (keepsText && member.kind() == Kind.TEXT) {
      draft.attribute(member.name(), member.text());
    }
  }

  private static void fault(ReadingDraft draft, Nested metric, String what) {
    draft.badMetric(
        metric.name(), RejectionReason.INVALID_VALUE, Excerpt.of(metric.name()) + " " + what);
  }
}
