package io.citylake.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.kafkasource.KafkaRecordSource;
import io.citylake.session.CitylakeSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Citylake's source of records beside Spark's own, which it stands in for. */
class KafkaRecordSourceIT {
  private static final String OWN = "kafka";
  private static final String CITYLAKES = KafkaRecordSource.class.getName();
  private static final int PARTITIONS = 3;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 1_000_000})
  void rowsAreThoseOfSparksOwnSource(int recordsOfTask) throws Exception {
    try (City city = City.found(PARTITIONS);
        SparkSession spark = CitylakeSession.open(city.settings(), "test-source")) {
      sendAllKinds(city);

      List<Row> own = read(spark, city, OWN, "own", Map.of());
      List<Row> citylakes =
          read(
              spark,
              city,
              CITYLAKES,
              "citylakes",
              Map.of(KafkaRecordSource.RECORDS_OF_TASK, Integer.toString(recordsOfTask)));

      assertThat(own).hasSize(4 * PARTITIONS);
      assertThat(citylakes).containsExactlyInAnyOrderElementsOf(own);
    }
  }

  @Test
  void eachSourceGoesOnWhereTheOtherStopped() throws Exception {
    try (City city = City.found(PARTITIONS);
        SparkSession spark = CitylakeSession.open(city.settings(), "test-source")) {
      city.sendTo(city.topic(), 1, List.of("a"));
      assertThat(read(spark, city, OWN, "both", Map.of()))
          .extracting(KafkaRecordSourceIT::value)
          .containsExactly("a");

      city.sendTo(city.topic(), 1, List.of("b"));
      city.sendTo(city.topic(), 2, List.of("c"));
      assertThat(read(spark, city, CITYLAKES, "both", Map.of()))
          .extracting(KafkaRecordSourceIT::value)
          .containsExactlyInAnyOrder("b", "c");

      city.sendTo(city.topic(), 0, List.of("d"));
      assertThat(read(spark, city, OWN, "both", Map.of()))
          .extracting(KafkaRecordSourceIT::value)
          .containsExactly("d");
    }
  }

  /** With and without key and value, and between them offsets that nobody may read. */
  private static void sendAllKinds(City city) throws ExecutionException, InterruptedException {
    Map<String, Object> properties =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            city.keys().get("kafka.bootstrap-servers"),
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "source-of-" + city.topic());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      for (String payload : List.of("first", "aborted", "last")) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        producer.beginTransaction();
        for (int partition = 0; partition < PARTITIONS; partition++) {
          byte[] bytes = (payload + partition).getBytes(UTF_8);
          sent.add(producer.send(new ProducerRecord<>(city.topic(), partition, bytes, bytes)));
          sent.add(producer.send(new ProducerRecord<>(city.topic(), partition, null, null)));
        }
        producer.flush();
        for (Future<RecordMetadata> record : sent) {
          record.get();
        }
        if (payload.equals("aborted")) {
          producer.abortTransaction();
        } else {
          producer.commitTransaction();
        }
      }
    }
  }

  /** Reads what is new since the checkpoint's last batch. */
  private List<Row> read(
      SparkSession spark, City city, String format, String checkpoint, Map<String, String> options)
      throws Exception {
    ConcurrentLinkedQueue<Row> rows = new ConcurrentLinkedQueue<>();
    VoidFunction2<Dataset<Row>, Long> collect =
        (batch, epoch) -> rows.addAll(batch.collectAsList());
    spark
        .readStream()
        .format(format)
        .option("kafka.bootstrap.servers", city.keys().get("kafka.bootstrap-servers"))
        .option("kafka.isolation.level", "read_committed")
        .option("subscribe", city.topic())
        .option("startingOffsets", "earliest")
        .options(options)
        .load()
        .selectExpr(
            "hex(key)",
            "decode(value, 'UTF-8') as value",
            "topic",
            "partition",
            "offset",
            "timestamp",
            "timestampType")
        .writeStream()
        .option("checkpointLocation", directory.resolve(checkpoint).toString())
        .trigger(Trigger.AvailableNow())
        .foreachBatch(collect)
        .start()
        .awaitTermination();
    return List.copyOf(rows);
  }

  private static String value(Row row) {
    return row.getAs("value");
  }
}
