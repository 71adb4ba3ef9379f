package io.citylake.format.numbers;

import io.citylake.catalogue.OnBadMetric;
import io.citylake.format.fields.FieldValues;
import io.citylake.reading.ReadingDraft;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A description's metrics say which numbers of a record they are.
 *
 * @param numbers each under the catalogue's name
 * @param rules what becomes of a bad value, by the catalogue's name, over the catalogue's own rules
 * @param byName the metric that the record itself names; null where the source has none
 */
public record Metrics(
    List<NumberSource> numbers, Map<String, OnBadMetric> rules, MetricByName byName)
    implements Serializable {

  /**
   * Reads them into {@code draft}.
   *
   * @param draft that knows the record's sensor type and event time
   */
  public void read(FieldValues values, ReadingDraft draft) {
    draft.bad().rules(rules);
    long eventTimeMicros = draft.eventTimeMicros();
    for (int i = 0; i < numbers.size(); i++) {
      NumberSource source = numbers.get(i);
      double number = source.of(values, eventTimeMicros, draft::badMetric);
      if (!Double.isNaN(number)) {
        draft.metric(source.name(), number);
      }
    }
    if (byName != null) {
      byName.read(values, draft);
    }
  }
}
