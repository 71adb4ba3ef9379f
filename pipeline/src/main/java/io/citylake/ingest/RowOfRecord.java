package io.citylake.ingest;

import io.citylake.reading.JudgeRecord;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.Rejection;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Turns records into rows of {@link RecordSchema#judged}, timestamps as microseconds. Follows that
 * order.
 */
final class RowOfRecord implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int EVENT_ID = 4;
  private static final int FIRST_METRIC = 12;
  private static final int COLUMNS_AFTER_METRICS = 6;

  private final JudgeRecord judge;
  private final int metricCount;
  private final int width;

  RowOfRecord(JudgeRecord judge, int metricCount, int width) {
    if (FIRST_METRIC + metricCount + COLUMNS_AFTER_METRICS != width) {
      throw new IllegalStateException("lake.raw.records has columns that this class does not fill");
    }
    this.judge = judge;
    this.metricCount = metricCount;
    this.width = width;
  }

  /** The rows of one partition, one for each record. */
  Iterator<Row> rows(Iterator<Row> records) {
    ReadingDraft draft = new ReadingDraft();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public Row next() {
        return row(records.next(), draft);
      }
    };
  }

  private Row row(Row kafka, ReadingDraft draft) {
    String topic = kafka.getString(0);
    long arrivalTimeMicros = kafka.getLong(3);
    byte[] key = (byte[]) kafka.get(4);
    byte[] payload = (byte[]) kafka.get(5);
    Object[] columns = new Object[width];
    columns[0] = topic;
    columns[1] = kafka.get(1);
    columns[2] = kafka.get(2);
    columns[3] = arrivalTimeMicros;
    Judgement judgement = judge.judge(topic, key, payload, arrivalTimeMicros, draft);
    if (judgement instanceof Reading reading) {
      fill(columns, reading);
    } else if (judgement instanceof Rejection rejection) {
      fill(columns, rejection, key, payload);
    }
    return RowFactory.create(columns);
  }

  private void fill(Object[] columns, Reading reading) {
    int i = EVENT_ID;
    columns[i++] = reading.eventId();
    columns[i++] = reading.sensorId();
    columns[i++] = reading.sensorType().name();
    columns[i++] = reading.city();
    columns[i++] = reading.district();
    columns[i++] = reading.eventTimeMicros();
    columns[i++] = nullIfNaN(reading.latitude());
    columns[i++] = nullIfNaN(reading.longitude());
    for (double value : reading.metrics()) {
      columns[i++] = nullIfNaN(value);
    }
    if (!reading.otherMetrics().isEmpty()) {
      columns[i] = CollectionConverters.asScala(reading.otherMetrics());
    }
    if (!reading.attributes().isEmpty()) {
      columns[i + 1] = CollectionConverters.asScala(reading.attributes());
    }
  }

  private void fill(Object[] columns, Rejection rejection, byte[] key, byte[] payload) {
    columns[EVENT_ID + 1] = rejection.sensorId();
    columns[EVENT_ID + 2] = rejection.sensorType() == null ? null : rejection.sensorType().name();
    int i = FIRST_METRIC + metricCount + 2;
    columns[i++] = rejection.reason().name();
    columns[i++] = rejection.detail();
    columns[i++] = key;
    columns[i] = payload;
  }

  private static Double nullIfNaN(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
