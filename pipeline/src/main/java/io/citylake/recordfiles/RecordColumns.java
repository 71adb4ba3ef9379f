package io.citylake.recordfiles;

import io.citylake.ingest.KafkaRecord;
import io.citylake.ingest.RecordValues;
import io.citylake.reading.Reading;
import io.citylake.reading.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Records of one partition of the table, column by column. */
final class RecordColumns implements RecordValues.Store {
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
    layout.values().put(reading, this);
    rows++;
  }

  void add(KafkaRecord record, Rejection rejection) {
    addPlaceInKafka(record);
    layout.values().put(rejection, record.key(), record.payload(), this);
    rows++;
  }

  private void addPlaceInKafka(KafkaRecord record) {
    text(layout.topic, record.topic());
    String topicId = batch.topicIds().get(record.topic());
    if (topicId != null) {
      text(layout.topicId, topicId);
    }
    numbers(layout.partition).add(rows, record.partition());
    numbers(layout.offset).add(rows, record.offset());
    time(layout.arrivalTime, record.arrivalTimeMicros());
    time(layout.ingestTime, batch.ingestTimeMicros());
  }

  @Override
  public void text(int place, String text) {
    texts(place).add(rows, text);
  }

  @Override
  public void uniqueText(int place, String text) {
    bytes(place, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void number(int place, double number) {
    numbers(place).add(rows, Double.doubleToRawLongBits(number));
  }

  @Override
  public void time(int place, long micros) {
    numbers(place).add(rows, micros);
  }

  @Override
  public void bytes(int place, byte[] bytes) {
    byteStrings(place).add(rows, bytes);
  }

  @Override
  public void numbersByName(int place, Map<String, Double> numbers) {
    NumberColumn values = numbers(RecordLayout.valuesOf(place));
    addEntries(
        numbers, texts(place), values, value -> values.addValue(Double.doubleToRawLongBits(value)));
  }

  @Override
  public void textsByName(int place, Map<String, String> named) {
    TextColumn values = texts(RecordLayout.valuesOf(place));
    addEntries(named, texts(place), values, values::addValue);
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

  private TextColumn texts(int place) {
    if (columns[place] == null) {
      columns[place] = new TextColumn(layout.leaf(place));
    }
    return (TextColumn) columns[place];
  }

  private NumberColumn numbers(int place) {
    if (columns[place] == null) {
      columns[place] = new NumberColumn(layout.leaf(place));
    }
    return (NumberColumn) columns[place];
  }

  private BytesColumn byteStrings(int place) {
    if (columns[place] == null) {
      columns[place] = new BytesColumn(layout.leaf(place));
    }
    return (BytesColumn) columns[place];
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
