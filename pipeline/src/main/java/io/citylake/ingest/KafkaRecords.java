package io.citylake.ingest;

import io.citylake.kafkasource.KafkaRecordSource;
import io.citylake.settings.Settings;
import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;

/** Kafka's records are the source of the speed layer: records as Kafka holds them. */
public final class KafkaRecords {
  /** Large fetches: Spark's defaults cost the broker 0.5 us a record more. */
  private static final String FETCH_BYTES = Integer.toString(8 * 1024 * 1024);

  private static final String POLL_RECORDS = "20000";
  private static final String RECEIVE_BUFFER_BYTES = Integer.toString(1024 * 1024);

  /**
   * A batch asks for what is there already, so that nothing is gained by waiting for more. But
   * after each fetch Spark asks for the partition's ends on the same connection, behind the
   * consumer's next fetch, which the broker holds for so long where no record comes: Kafka's 500
   * ms, in each task.
   */
  private static final String FETCH_WAIT_MILLIS = "10";

  /** What one core reads and judges in a second, about. */
  private static final long RECORDS_A_SECOND = 200_000;

  private KafkaRecords() {}

  /**
   * A stream of the configured topics.
   *
   * @param settings of the whole job
   * @param query bounds a batch
   */
  public static Dataset<Row> stream(
      SparkSession spark, Settings settings, Settings.Query query, String startingOffsets) {
    Settings.Kafka kafka = settings.kafka();
    DataStreamReader reader =
        spark
            .readStream()
            .format(KafkaRecordSource.class.getName())
            .option("kafka.bootstrap.servers", kafka.bootstrapServers())
            .option("kafka.max.partition.fetch.bytes", FETCH_BYTES)
            .option("kafka.max.poll.records", POLL_RECORDS)
            .option("kafka.receive.buffer.bytes", RECEIVE_BUFFER_BYTES)
            .option("kafka.fetch.max.wait.ms", FETCH_WAIT_MILLIS)
            .option(
                "kafka.metadata.max.age.ms",
                Long.toString(settings.streaming().topicRefresh().toMillis()))
            .option("maxOffsetsPerTrigger", query.maxRecordsPerTrigger())
            .option(KafkaRecordSource.RECORDS_OF_TASK, recordsOfTask(query.trigger()))
            .option("startingOffsets", startingOffsets)
            .option(
                "failOnDataLoss",
                kafka.expiredOffsets() == Settings.ExpiredOffsets.REFUSE ? "true" : "false");
    kafka.properties().forEach((name, value) -> reader.option("kafka." + name, value));
    if (kafka.topicsPattern().isPresent()) {
      reader.option("subscribePattern", kafka.topicsPattern().get());
    } else {
      reader.option("subscribe", String.join(",", kafka.topics()));
    }
    return reader.load();
  }

  /**
   * As many as take a tenth of the trigger: fewer tasks cost less, and leave cores to the other
   * query, as long as no batch waits for them.
   */
  private static long recordsOfTask(Duration trigger) {
    return trigger.toMillis() * RECORDS_A_SECOND / 1000 / 10;
  }
}
