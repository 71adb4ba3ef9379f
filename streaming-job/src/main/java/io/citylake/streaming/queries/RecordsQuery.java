package io.citylake.streaming.queries;

import io.citylake.checkpoint.DriverClaim;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.ingest.KafkaRecords;
import io.citylake.judge.JudgeRecord;
import io.citylake.lake.CommittedOffsets;
import io.citylake.lake.RecordsTable;
import io.citylake.lake.RequireTables;
import io.citylake.recordfiles.AppendRecords;
import io.citylake.recordfiles.RecordsSink;
import io.citylake.settings.Settings;
import io.citylake.streaming.start.CheckStart;
import io.citylake.streaming.start.NextOffsets;
import io.citylake.streaming.start.QueryCheckpoint;
import io.citylake.streaming.start.StateContract;
import io.citylake.tables.QueryNames;
import io.citylake.tables.Tables;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** From Kafka to {@code lake.raw.records}: every record, whether reading or rejection. */
public final class RecordsQuery implements StreamQuery {
  private static final String APPEND = "append";

  @Override
  public String name() {
    return QueryNames.RECORDS;
  }

  @Override
  public String table(Settings settings) {
    return settings.lake().catalog() + "." + Tables.records(settings.catalogue()).qualifiedName();
  }

  /** Its snapshots say what it has committed; figures in PostgreSQL are for people. */
  @Override
  public boolean commitsToPostgres() {
    return false;
  }

  @Override
  public boolean finishesWindows() {
    return false;
  }

  @Override
  public Optional<StateContract> state(Settings settings) {
    return Optional.empty();
  }

  @Override
  public Optional<String> stateStore() {
    return Optional.empty();
  }

  @Override
  public void prepareTables(JobContext job) {
    new RequireTables(job.spark(), job.settings()).checkOurs();
    RecordsTable table = table(job);
    table.prepareTable();
    table.keepTopicIds(topics -> idsOfBefore(job, topics));
  }

  /** The ids of those topics that can be the ones which the lake's records without an id are of. */
  private static Map<String, String> idsOfBefore(JobContext job, Set<String> topics) {
    try (KafkaPartitions kafka = new KafkaPartitions(job.settings().kafka())) {
      Map<String, String> ids = kafka.topicIds(topics);
      Map<TopicPartition, Held> held = kafka.held(ids.keySet());
      ids.keySet().removeAll(committed(job, topics).topicsBeyond(held));
      return ids;
    }
  }

  @Override
  public void compareWritten(CheckStart check, JobContext job) {
    RecordsTable table = table(job);
    check.notRestored(
        table.exists() ? table.committedEpochs().last(check.id()) : OptionalLong.empty(),
        table.name());
  }

  @Override
  public boolean hasWritten(WrittenBefore before) throws IOException, SQLException {
    return before.isInLake();
  }

  /** After the last record that the lake has been given. */
  @Override
  public Optional<WayOn> wayOn(JobContext job, QueryCheckpoint checkpoint, Set<String> topics) {
    NextOffsets next = table(job).isUnwritten() ? NextOffsets.NONE : committed(job, topics);
    return next.isEmpty() ? Optional.empty() : Optional.of((ids, held) -> next.of(ids));
  }

  private static NextOffsets committed(JobContext job, Set<String> topics) {
    return NextOffsets.of(CommittedOffsets.read(job.spark(), job.settings()), topics);
  }

  @Override
  public QueryStream stream(
      JobContext job, QueryCheckpoint checkpoint, DriverClaim claim, String startingOffsets) {
    Settings settings = job.settings();
    JudgeRecord judge =
        new JudgeRecord(settings.catalogue(), settings.formats(), settings.limits());
    return new QueryStream(
        KafkaRecords.stream(job.spark(), settings, section(settings), startingOffsets),
        APPEND,
        new RecordsSink(
            table(settings),
            checkpoint.log(),
            checkpoint.topics(),
            claim,
            new AppendRecords(settings.catalogue(), judge)));
  }

  /** Views take seconds in a new JVM. */
  @Override
  public Optional<WorkBeside> beside(JobContext job) {
    return Optional.of(new WorkBeside("making the lake's views", table(job)::prepareViews));
  }

  private static RecordsTable table(JobContext job) {
    return new RecordsTable(job.spark(), job.settings());
  }
}
