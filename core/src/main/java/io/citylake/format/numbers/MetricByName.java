package io.citylake.format.numbers;

import io.citylake.format.fields.FieldValues;
import io.citylake.reading.Excerpt;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.RejectionReason;
import java.io.Serializable;

/**
 * A metric by name is one that a field of its record names: each record has one metric of an event,
 * and the marts put the event together.
 *
 * @param name which metric it is, in one of the catalogue's spellings
 * @param value of the metric, in the unit that the record names
 * @param unit of the value; where the record names none, it is the catalogue's
 * @param keepsUnknown whether a metric that the sensor type does not have is kept as it was sent
 */
public record MetricByName(
    WordField name, NumberSource value, WordField unit, boolean keepsUnknown, CatalogueUnits units)
    implements Serializable {

  void read(FieldValues values, ReadingDraft draft) {
    String word = name.isStated(values) ? name.of(values) : null;
    String metric = word == null ? name.name() : word;
    double number =
        value.of(
            values,
            draft.eventTimeMicros(),
            (field, reason, detail) ->
                draft.badMetric(metric, reason, Excerpt.of(metric) + ": " + detail));
    if (Double.isNaN(number)) {
      return;
    }
    if (word == null) {
      draft.badField(
          metric, RejectionReason.MISSING_FIELD, metric + ", which names the metric, is missing");
    } else if (!keepsUnknown && units.metric(metric, draft).isEmpty()) {
      bad(metric, "is no metric of the sensor type: " + name.shown(values), draft);
    } else {
      addInItsUnit(metric, number, values, draft);
    }
  }

  private void addInItsUnit(String metric, double number, FieldValues values, ReadingDraft draft) {
    if (!unit.isStated(values)) {
      units.add(metric, number, null, draft);
      return;
    }
    String named = unit.of(values);
    if (named == null) {
      bad(metric, "has a unit that the description does not list: " + unit.shown(values), draft);
    } else {
      units.add(metric, number, named, draft);
    }
  }

  private static void bad(String metric, String why, ReadingDraft draft) {
    draft.badMetric(metric, RejectionReason.INVALID_VALUE, Excerpt.of(metric) + " " + why);
  }
}
