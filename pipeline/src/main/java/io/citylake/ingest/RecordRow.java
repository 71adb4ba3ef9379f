package io.citylake.ingest;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.judge.JudgeRecord;
import io.citylake.reading.Reading;
import io.citylake.reading.Rejection;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** Everything that a record itself tells: the {@link RecordValues} as a row of Spark. */
final class RecordRow extends JudgementRow {
  private static final long serialVersionUID = 1L;

  private final RecordValues values;

  /**
   * @param schema has the columns of {@link RecordValues}, in any order
   */
  RecordRow(Broadcast<JudgeRecord> judge, SensorCatalogue catalogue, StructType schema) {
    super(judge, schema);
    values = new RecordValues(catalogue, schema::fieldIndex);
  }

  @Override
  void fill(SpecificInternalRow row, SparkTexts texts, Reading reading) {
    setNull(row, 0, schema().length());
    values.put(reading, new Filling(row, texts));
  }

  @Override
  void fill(
      SpecificInternalRow row, SparkTexts texts, Rejection rejection, byte[] key, byte[] payload) {
    values.put(rejection, key, payload, new Filling(row, texts));
  }

  private record Filling(SpecificInternalRow row, SparkTexts texts) implements RecordValues.Store {
    @Override
    public void text(int place, String text) {
      row.update(place, texts.utf8(text));
    }

    @Override
    public void uniqueText(int place, String text) {
      row.update(place, UTF8String.fromString(text));
    }

    @Override
    public void number(int place, double number) {
      row.setDouble(place, number);
    }

    @Override
    public void time(int place, long micros) {
      row.setLong(place, micros);
    }

    @Override
    public void bytes(int place, byte[] bytes) {
      row.update(place, bytes);
    }

    @Override
    public void numbersByName(int place, Map<String, Double> numbers) {
      row.update(place, byName(numbers, number -> number));
    }

    @Override
    public void textsByName(int place, Map<String, String> named) {
      row.update(place, byName(named, texts::utf8));
    }

    private <V> ArrayBasedMapData byName(Map<String, V> values, Function<V, Object> ofSpark) {
      Object[] names = new Object[values.size()];
      Object[] converted = new Object[values.size()];
      int i = 0;
      for (Map.Entry<String, V> value : values.entrySet()) {
        names[i] = texts.utf8(value.getKey());
        converted[i++] = ofSpark.apply(value.getValue());
      }
      return new ArrayBasedMapData(new GenericArrayData(names), new GenericArrayData(converted));
    }
  }
}
