package io.citylake.streaming.queries;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.checkpoint.DriverClaim;
import io.citylake.ingest.InputCount;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.ingest.KafkaRecords;
import io.citylake.ingest.ParseRecords;
import io.citylake.ingest.Readings;
import io.citylake.judge.JudgeRecord;
import io.citylake.postgres.CommitWindows;
import io.citylake.postgres.ReadProgress;
import io.citylake.postgres.RequireSchemas;
import io.citylake.settings.Settings;
import io.citylake.state.PagedStateStoreProvider;
import io.citylake.streaming.start.CheckStart;
import io.citylake.streaming.start.QueryCheckpoint;
import io.citylake.streaming.start.StateContract;
import io.citylake.streaming.start.WindowsState;
import io.citylake.tables.QueryNames;
import io.citylake.tables.Tables;
import io.citylake.windows.AggregateWindows;
import io.citylake.windows.DeduplicateReadings;
import io.citylake.windows.WindowsSink;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** From Kafka to {@code live.windows}: each reading once, in its window. */
public final class WindowsQuery implements StreamQuery {
  /** A window's row is given off whenever readings have changed it. */
  private static final String UPDATE = "update";

  /** The class of the state store for {@link #windows}. */
  public static final String STATE_STORE = PagedStateStoreProvider.class.getName();

  /**
   * From Kafka's records to windows.
   *
   * @param catalogue the settings' own, with the metrics in the order that a checkpoint has them
   * @param count counts the records
   */
  public static Dataset<Row> windows(
      Dataset<Row> kafka, Settings settings, SensorCatalogue catalogue, InputCount count) {
    JudgeRecord judge = new JudgeRecord(catalogue, settings.formats(), settings.limits());
    return kafka
        .transform(ParseRecords.forWindows(judge, count))
        .where(Readings.isReading())
        .transform(new DeduplicateReadings(settings.streaming().watermark()))
        .transform(new AggregateWindows(catalogue, settings.streaming().window()));
  }

  @Override
  public String name() {
    return QueryNames.WINDOWS;
  }

  @Override
  public String table(Settings settings) {
    return Tables.WINDOWS.qualifiedName();
  }

  @Override
  public boolean commitsToPostgres() {
    return true;
  }

  @Override
  public boolean finishesWindows() {
    return true;
  }

  @Override
  public Optional<StateContract> state(Settings settings) {
    return Optional.of(new WindowsState(settings));
  }

  @Override
  public Optional<String> stateStore() {
    return Optional.of(STATE_STORE);
  }

  @Override
  public void prepareTables(JobContext job) {
    new RequireSchemas(job.settings().postgres()).check();
  }

  @Override
  public void compareWritten(CheckStart check, JobContext job) throws SQLException {
    ReadProgress progress = job.progress();
    check.notSuperseded(progress.checkpoints(name()));
    check.notRestored(progress.lastEpochNumber(name(), check.id()), table(job.settings()));
  }

  @Override
  public boolean hasWritten(WrittenBefore before) throws SQLException {
    return before.isCommitted(name());
  }

  /** From the first record that can belong to a window which is still open. */
  @Override
  public Optional<WayOn> wayOn(JobContext job, QueryCheckpoint checkpoint, Set<String> topics)
      throws SQLException {
    if (!job.progress().hasProgress(name())) {
      return Optional.empty();
    }
    Instant firstArrival =
        finalUntil(job, checkpoint)
            .minus(job.settings().streaming().window().length())
            .minus(job.settings().limits().futureTolerance());
    return Optional.of((ids, held) -> offsetsAt(firstArrival, held, job.settings()));
  }

  private static Map<TopicPartition, Long> offsetsAt(
      Instant arrival, Map<TopicPartition, Held> held, Settings settings) {
    try (KafkaPartitions kafka = new KafkaPartitions(settings.kafka())) {
      return kafka.offsetsAt(arrival, held);
    }
  }

  /**
   * Windows that end at or before it are finished: an earlier checkpoint's watermark has passed
   * them.
   */
  private Instant finalUntil(JobContext job, QueryCheckpoint checkpoint) throws SQLException {
    String id = checkpoint.log().id().orElse("");
    return job.progress().watermarkOfOthers(name(), id).orElse(Instant.EPOCH);
  }

  @Override
  public QueryStream stream(
      JobContext job, QueryCheckpoint checkpoint, DriverClaim claim, String startingOffsets)
      throws SQLException {
    Settings settings = job.settings();
    InputCount count = InputCount.of(job.spark());
    Dataset<Row> kafka =
        KafkaRecords.stream(job.spark(), settings, section(settings), startingOffsets);
    SensorCatalogue catalogue = new WindowsState(settings).catalogue(checkpoint.stored());
    return new QueryStream(
        windows(kafka, settings, catalogue, count),
        UPDATE,
        new WindowsSink(
            name(),
            checkpoint.log(),
            checkpoint.topics(),
            claim,
            count,
            new CommitWindows(job.postgres(), job.retry()),
            finalUntil(job, checkpoint)));
  }

  @Override
  public Optional<WorkBeside> beside(JobContext job) {
    return Optional.empty();
  }
}
