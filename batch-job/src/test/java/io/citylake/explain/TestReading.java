package io.citylake.explain;

import static org.apache.spark.sql.functions.lit;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.ingest.Readings;
import io.citylake.ingest.RecordSchema;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * A reading of the metric {@code dust}, as the lake holds it.
 *
 * @param eventId null where the sender gave none
 */
record TestReading(
    int partition,
    long offset,
    Instant arrivalTime,
    String eventId,
    String sensorId,
    Instant eventTime,
    double dust) {
  static final String TOPIC = "city";
  static final String TOPIC_ID = "city-1";

  /** A catalogue of one sensor type with one metric. */
  static final SensorCatalogue CATALOGUE =
      new SensorCatalogue(
          List.of(
              new SensorType(
                  "air_quality",
                  "",
                  Duration.ofMinutes(1),
                  List.of(new Metric("dust", "ug/m3", 0, 1e9, List.of(), "")))));

  static final StructType SCHEMA = RecordSchema.judged(CATALOGUE);

  /** A reading without an event id in partition 0 that arrives as it is measured. */
  static TestReading of(long offset, String sensorId, Instant eventTime) {
    return new TestReading(0, offset, eventTime, null, sensorId, eventTime, 1);
  }

  TestReading withEventId(String id) {
    return new TestReading(partition, offset, arrivalTime, id, sensorId, eventTime, dust);
  }

  TestReading arrivingAt(Instant time) {
    return new TestReading(partition, offset, time, eventId, sensorId, eventTime, dust);
  }

  /** The row of {@link RecordSchema#judged}. */
  Row row() {
    Timestamp arrival = Timestamp.from(arrivalTime);
    Timestamp measured = Timestamp.from(eventTime);
    Object place = null;
    Object coordinate = null;
    Object map = null;
    Object rejection = null;
    return RowFactory.create(
        TOPIC,
        partition,
        offset,
        arrival,
        eventId,
        sensorId,
        "air_quality",
        place,
        place,
        measured,
        coordinate,
        coordinate,
        dust,
        map,
        map,
        rejection,
        rejection,
        rejection,
        rejection);
  }

  /** The readings with their identity. */
  static Dataset<Row> dataset(List<TestReading> readings) {
    return Readings.of(
        TestSpark.session()
            .createDataFrame(readings.stream().map(TestReading::row).toList(), SCHEMA)
            .withColumn(RecordSchema.TOPIC_ID, lit(TOPIC_ID)));
  }
}
