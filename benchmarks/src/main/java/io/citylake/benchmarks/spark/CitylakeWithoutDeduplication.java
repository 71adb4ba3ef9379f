package io.citylake.benchmarks.spark;

import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.CheckpointContract;
import io.citylake.checkpoint.DriverClaim;
import io.citylake.checkpoint.TopicsOfCheckpoint;
import io.citylake.ingest.InputCount;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.ingest.KafkaRecords;
import io.citylake.ingest.ParseRecords;
import io.citylake.ingest.Readings;
import io.citylake.judge.JudgeRecord;
import io.citylake.postgres.CommitWindows;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.RetryWhileUnavailable;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.streaming.queries.WindowsQuery;
import io.citylake.streaming.run.StateStores;
import io.citylake.tables.QueryNames;
import io.citylake.windows.AggregateWindows;
import io.citylake.windows.WindowsSink;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.Trigger;

/**
 * This contestant is the windows query of the streaming job, of the same parts but without {@code
 * DeduplicateReadings}: what that step costs is the difference. Also without the figures that the
 * job keeps of each batch.
 */
public final class CitylakeWithoutDeduplication implements Contestant {
  private static final String NAME = QueryNames.WINDOWS;

  private final Map<String, String> arguments;

  /**
   * @param arguments keys of Citylake's configuration, over its defaults
   */
  public CitylakeWithoutDeduplication(Map<String, String> arguments) {
    this.arguments = Map.copyOf(arguments);
  }

  @Override
  public void run(Phase phase, Marks marks) throws Exception {
    Settings settings =
        ReadSettings.from(Optional.empty(), Map.of(), PhaseKeys.of(phase, arguments));
    QueryMarks.watch(marks, 1);
    try (SparkSession spark = CitylakeSession.open(settings, "citylake-bench");
        PostgresPool postgres = PostgresPool.open(settings.postgres(), "citylake-bench");
        KafkaPartitions kafka = new KafkaPartitions(settings.kafka())) {
      Settings.Query query = settings.streaming().query(NAME);
      InputCount count = InputCount.of(spark);
      WindowsSink sink = sink(spark, settings, count, postgres, kafka);
      DataStreamWriter<Row> writer =
          windows(spark, settings, count)
              .writeStream()
              .queryName(NAME)
              .option("checkpointLocation", query.checkpoint())
              .trigger(Trigger.AvailableNow())
              .outputMode("update")
              .foreachBatch((VoidFunction2<Dataset<Row>, Long>) sink::write);
      StateStores.start(spark, Optional.of(WindowsQuery.STATE_STORE), writer::start)
          .awaitTermination();
    }
  }

  private static Dataset<Row> windows(SparkSession spark, Settings settings, InputCount count) {
    JudgeRecord judge =
        new JudgeRecord(settings.catalogue(), settings.formats(), settings.limits());
    Dataset<Row> records =
        KafkaRecords.stream(spark, settings, settings.streaming().query(NAME), "earliest")
            .transform(ParseRecords.forWindows(judge, count));
    return records
        .where(Readings.isReading())
        .withWatermark(
            Readings.EVENT_TIME, settings.streaming().watermark().toMillis() + " milliseconds")
        .transform(new AggregateWindows(settings.catalogue(), settings.streaming().window()));
  }

  private static WindowsSink sink(
      SparkSession spark,
      Settings settings,
      InputCount count,
      PostgresPool postgres,
      KafkaPartitions kafka) {
    Checkpoint checkpoint = new Checkpoint(spark, settings.streaming().query(NAME).checkpoint());
    DriverClaim claim = new DriverClaim(spark, NAME, checkpoint.location());
    claim.take();
    return new WindowsSink(
        NAME,
        checkpoint,
        new TopicsOfCheckpoint(
            NAME,
            checkpoint,
            new CheckpointContract(spark, checkpoint.location()),
            kafka::topicIds),
        claim,
        count,
        new CommitWindows(postgres, new RetryWhileUnavailable(settings.postgres().retryFor())),
        Instant.EPOCH);
  }
}
