package io.citylake.format.numbers;

import io.citylake.format.fields.FieldValues;
import io.citylake.reading.ReadingDraft;
import java.io.Serializable;
import java.util.List;

/**
 * A description's metrics say which numbers of a record they are.
 *
 * @param numbers each under the catalogue's name
 */
public record Metrics(List<NumberSource> numbers) implements Serializable {

  /**
   * Reads them into {@code draft}.
   *
   * @param draft that knows the record's sensor type and event time
   */
  public void read(FieldValues values, ReadingDraft draft) {
    long eventTimeMicros = draft.eventTimeMicros();
    for (int i = 0; i < numbers.size(); i++) {
      NumberSource source = numbers.get(i);
      double number = source.of(values, eventTimeMicros, draft::badMetric);
      if (!Double.isNaN(number)) {
        draft.metric(source.name(), number);
      }
    }
  }
}
