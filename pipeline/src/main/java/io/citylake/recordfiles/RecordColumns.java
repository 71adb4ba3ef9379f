package io.citylake.recordfiles;

import io.citylake.ingest.KafkaRecord;
import io.citylake.reading.Reading;
import io.citylake.reading.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Records of one partition of the table, column by column. */
final class RecordColumns {
  private final RecordLayout layout;
  private final RecordsBatch batch;
  private final ColumnBuffer[] columns;
  private int rows;

  RecordColumns(RecordLayout layout, RecordsBatch batch) {
    this.layout = layout;
    this.batch = batch;
    this.columns = new ColumnBuffer[layout.size()];
  }

  void add(KafkaRecord record, Reading reading) {
    addPlaceInKafka(record);
    if (reading.eventId() != null) {
      bytes(layout.eventId).add(rows, utf8(reading.eventId()));
    }
    addText(layout.sensorId, reading.sensorId());
    addText(layout.sensorType, reading.sensorType().name());
    addText(layout.city, reading.city());
    addText(layout.district, reading.district());
    number(layout.eventTime).add(rows, reading.eventTimeMicros());
    addNumber(layout.latitude, reading.latitude());
    addNumber(layout.longitude, reading.longitude());
    addMetrics(reading);
    if (!reading.otherMetrics().isEmpty()) {
      addOtherMetrics(reading.otherMetrics());
    }
    if (!reading.attributes().isEmpty()) {
      addTexts(reading.attributes(), layout.attributeNames, layout.attributeValues);
    }
    if (!reading.rejectedMetrics().isEmpty()) {
      addTexts(reading.rejectedMetrics(), layout.rejectedMetricNames, layout.rejectedMetricDetails);
    }
    rows++;
  }

  void add(KafkaRecord record, Rejection rejection) {
    addPlaceInKafka(record);
    addText(layout.sensorId, rejection.sensorId());
    if (rejection.sensorType() != null) {
      addText(layout.sensorType, rejection.sensorType().name());
    }
    if (rejection.hasEventTime()) {
      number(layout.eventTime).add(rows, rejection.eventTimeMicros());
    }
    addText(layout.rejectionReason, rejection.reason().name());
    addText(layout.rejectionDetail, rejection.detail());
    if (record.key() != null) {
      bytes(layout.payloadKey).add(rows, record.key());
    }
    if (record.payload() != null) {
      bytes(layout.payload).add(rows, record.payload());
    }
    rows++;
  }

  private void addPlaceInKafka(KafkaRecord record) {
    text(layout.topic).add(rows, record.topic());
    addText(layout.topicId, batch.topicIds().get(record.topic()));
    number(layout.partition).add(rows, record.partition());
    number(layout.offset).add(rows, record.offset());
    number(layout.arrivalTime).add(rows, record.arrivalTimeMicros());
    number(layout.ingestTime).add(rows, batch.ingestTimeMicros());
  }

  private void addMetrics(Reading reading) {
    double[] metrics = reading.metrics();
    for (int place = 0; place < metrics.length; place++) {
      addNumber(layout.metric(reading.type().index(place)), metrics[place]);
    }
  }

  private void addOtherMetrics(Map<String, Double> metrics) {
    NumberColumn values = number(layout.otherMetricValues);
    addEntries(
        metrics,
        text(layout.otherMetricNames),
        values,
        value -> values.addValue(Double.doubleToRawLongBits(value)));
  }

  private void addTexts(Map<String, String> texts, int namesPlace, int valuesPlace) {
    TextColumn values = text(valuesPlace);
    addEntries(texts, text(namesPlace), values, values::addValue);
  }

  private <V> void addEntries(
      Map<String, V> entries, TextColumn names, ColumnBuffer values, Consumer<V> addValue) {
    boolean isFirst = true;
    for (Map.Entry<String, V> entry : entries.entrySet()) {
      note(names, isFirst);
      names.addValue(entry.getKey());
      note(values, isFirst);
      addValue.accept(entry.getValue());
      isFirst = false;
    }
  }

  private void note(ColumnBuffer column, boolean isFirst) {
    if (isFirst) {
      column.startRow(rows);
    } else {
      column.continueRow();
    }
  }

  private void addText(int place, String text) {
    if (text != null) {
      text(place).add(rows, text);
    }
  }

  private void addNumber(int place, double value) {
    if (!Double.isNaN(value)) {
      number(place).add(rows, Double.doubleToRawLongBits(value));
    }
  }

  private TextColumn text(int place) {
    if (columns[place] == null) {
      columns[place] = new TextColumn(layout.leaf(place));
    }
    return (TextColumn) columns[place];
  }

  private NumberColumn number(int place) {
    if (columns[place] == null) {
      columns[place] = new NumberColumn(layout.leaf(place));
    }
    return (NumberColumn) columns[place];
  }

  private BytesColumn bytes(int place) {
    if (columns[place] == null) {
      columns[place] = new BytesColumn(layout.leaf(place));
    }
    return (BytesColumn) columns[place];
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Everything that was added, in pages. */
  RowGroup encode(CompressPages compress) {
    SortedMap<Integer, EncodedColumn> encoded = new TreeMap<>();
    for (int place = 0; place < columns.length; place++) {
      if (columns[place] != null) {
        encoded.put(place, columns[place].encode(rows, compress));
      }
    }
    return new RowGroup(rows, encoded);
  }
}
