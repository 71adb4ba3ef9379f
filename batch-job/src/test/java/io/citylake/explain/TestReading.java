package io.citylake.explain;

import static org.apache.spark.sql.functions.lit;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.ingest.Readings;
import io.citylake.ingest.RecordSchema;
import io.citylake.session.TestSpark;
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
 * @param spores another metric; null where the reading brings none of it
 */
record TestReading(
    String topic,
    int partition,
    long offset,
    Instant arrivalTime,
    String eventId,
    String sensorId,
    Instant eventTime,
    double dust,
    Double spores) {
  static final String TOPIC = "city";
  static final String TOPIC_ID = "city-1";

  /** A catalogue of one sensor type with two metrics. */
  static final SensorCatalogue CATALOGUE =
      new SensorCatalogue(
          List.of(
              new SensorType(
                  "air_quality",
                  "",
                  Duration.ofMinutes(1),
                  List.of(
                      new Metric("dust", "ug/m3", 0, 1e9, List.of(), ""),
                      new Metric("spores", "1/m3", 0, 1e9, List.of(), "")))));

  static final StructType SCHEMA = RecordSchema.judged(CATALOGUE);

  /** A reading of dust alone. */
  TestReading(
      int partition,
      long offset,
      Instant arrivalTime,
      String eventId,
      String sensorId,
      Instant eventTime,
      double dust) {
    this(TOPIC, partition, offset, arrivalTime, eventId, sensorId, eventTime, dust, null);
  }

  /** A reading without an event id in partition 0 that arrives as it is measured. */
  static TestReading of(long offset, String sensorId, Instant eventTime) {
    return new TestReading(0, offset, eventTime, null, sensorId, eventTime, 1);
  }

  TestReading inTopic(String name) {
    return new TestReading(
        name, partition, offset, arrivalTime, eventId, sensorId, eventTime, dust, spores);
  }

  TestReading inPartition(int number) {
    return new TestReading(
        topic, number, offset, arrivalTime, eventId, sensorId, eventTime, dust, spores);
  }

  TestReading withEventId(String id) {
    return new TestReading(
        topic, partition, offset, arrivalTime, id, sensorId, eventTime, dust, spores);
  }

  TestReading arrivingAt(Instant time) {
    return new TestReading(
        topic, partition, offset, time, eventId, sensorId, eventTime, dust, spores);
  }

  TestReading withSpores(Double count) {
    return new TestReading(
        topic, partition, offset, arrivalTime, eventId, sensorId, eventTime, dust, count);
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
        topic,
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
        spores,
        map,
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
