package io.citylake.streaming.run;

import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.CheckpointContract;
import io.citylake.checkpoint.DriverClaim;
import io.citylake.checkpoint.RefusedToStart;
import io.citylake.checkpoint.TopicsOfCheckpoint;
import io.citylake.ingest.InputCount;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.ingest.KafkaRecords;
import io.citylake.lake.CommittedOffsets;
import io.citylake.lake.RecordsTable;
import io.citylake.lake.RequireTables;
import io.citylake.postgres.CommitWindows;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.ReadProgress;
import io.citylake.postgres.RequireSchemas;
import io.citylake.postgres.RetryWhileUnavailable;
import io.citylake.settings.Settings;
import io.citylake.streaming.StreamingJob;
import io.citylake.streaming.progress.BatchInputs;
import io.citylake.streaming.progress.CountedBatches;
import io.citylake.streaming.start.CheckStart;
import io.citylake.streaming.start.NextOffsets;
import io.citylake.streaming.start.StartingOffsets;
import io.citylake.windows.WindowsSink;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Checks each query's checkpoint and starts the query from it, or from where a new one has to
 * begin.
 */
public final class StartQueries {
  private final SparkSession spark;
  private final Settings settings;
  private final PostgresPool postgres;
  private final Function<Set<String>, Map<String, String>> topicIds;
  private final BatchInputs inputs;
  private final RunMode mode;
  private final Set<String> newCheckpoints;

  /** How long the queries run. */
  public enum RunMode {
    /** Until they are stopped. */
    CONTINUOUS,
    /** Until they have read what Kafka held when they started. */
    CATCH_UP
  }

  /**
   * A query that may start.
   *
   * @param contract keeps the settings in force beside the checkpoint
   * @param topics that it reads
   */
  private record Prepared(
      DriverClaim claim,
      Runnable contract,
      SupervisedQuery.Start start,
      TopicsOfCheckpoint topics) {

    void takeOver() {
      claim.take();
      contract.run();
    }
  }

  /**
   * @param topicIds asks Kafka for the ids of topics, as long as the queries run
   * @param inputs is told what each batch read
   * @param newCheckpoints queries that may begin with a new checkpoint over a table that is not
   *     empty
   */
  public StartQueries(
      SparkSession spark,
      Settings settings,
      PostgresPool postgres,
      Function<Set<String>, Map<String, String>> topicIds,
      BatchInputs inputs,
      RunMode mode,
      Set<String> newCheckpoints) {
    this.spark = spark;
    this.settings = settings;
    this.postgres = postgres;
    this.topicIds = topicIds;
    this.inputs = inputs;
    this.mode = mode;
    this.newCheckpoints = newCheckpoints;
  }

  /**
   * Starts the configured queries and, with the records query, the making of the lake's views;
   * nothing where one of them must not start.
   *
   * @throws RefusedToStart where starting would lose or repeat records
   */
  public List<Supervised> start() throws SQLException, TimeoutException, InterruptedException {
    Map<String, Prepared> starts = prepared();
    // Not before all of them may start: a start that is refused must not end the driver at work.
    starts.values().forEach(Prepared::takeOver);
    List<Supervised> parts = new ArrayList<>();
    if (starts.containsKey(StreamingJob.WINDOWS)) {
      SupervisedQuery windows = supervised(StreamingJob.WINDOWS, starts);
      parts.add(windows);
      // In a new JVM the first batches of both would take each other's time, most of it the
      // compilers': the windows are what somebody may be waiting for.
      windows.awaitFirstTrigger(settings.streaming().records().trigger());
    }
    if (starts.containsKey(StreamingJob.RECORDS)) {
      parts.add(supervised(StreamingJob.RECORDS, starts));
      DriverClaim claim = starts.get(StreamingJob.RECORDS).claim();
      parts.add(PrepareViews.begin(new RecordsTable(spark, settings), claim, retry()));
    }
    return parts;
  }

  /** How to start each configured query; all of them may. */
  private Map<String, Prepared> prepared() throws SQLException, InterruptedException {
    Set<String> names = Set.copyOf(settings.streaming().queries());
    Map<String, Prepared> starts = new HashMap<>();
    try (KafkaPartitions kafka = new KafkaPartitions(settings.kafka())) {
      Set<String> topics =
          existingTopics(
              kafka, settings.kafka(), String.join(" and ", settings.streaming().queries()));
      // Before anything is asked about them: what is known of a topic belongs to its id.
      Map<String, String> ids = kafka.topicIds(topics);
      Map<TopicPartition, Held> held = kafka.held(topics);
      // The table takes seconds in a new JVM, in which the windows can be prepared.
      BackgroundWork<Optional<Prepared>> records =
          BackgroundWork.begin(
              () ->
                  names.contains(StreamingJob.RECORDS)
                      ? Optional.of(records(ids, held))
                      : Optional.empty());
      try {
        if (names.contains(StreamingJob.WINDOWS)) {
          starts.put(StreamingJob.WINDOWS, windows(kafka, ids, held));
        }
      } finally {
        records.awaitEnd();
      }
      records.result().ifPresent(start -> starts.put(StreamingJob.RECORDS, start));
    }
    return starts;
  }

  private SupervisedQuery supervised(String name, Map<String, Prepared> starts)
      throws TimeoutException {
    Prepared prepared = starts.get(name);
    SupervisedQuery.Start inItsPool =
        () -> {
          // The query's thread inherits it: each query has its share of the cores.
          spark.sparkContext().setLocalProperty("spark.scheduler.pool", name);
          return prepared.start().query();
        };
    return new SupervisedQuery(
        name,
        inItsPool,
        prepared.claim(),
        new ExplainDeath(name, prepared.topics()),
        settings.postgres().retryFor());
  }

  /**
   * The topics to read.
   *
   * @param query who is to read them
   * @throws RefusedToStart where one of them is missing
   */
  public static Set<String> existingTopics(
      KafkaPartitions kafka, Settings.Kafka asked, String query) {
    Set<String> topics = kafka.topics();
    Set<String> missing = new TreeSet<>(asked.topics());
    missing.removeAll(topics);
    if (!missing.isEmpty()) {
      throw new RefusedToStart(
          query,
          "Kafka at %s has no topic %s."
              .formatted(asked.bootstrapServers(), String.join(", ", missing)),
          "Create it, correct kafka.topics, or set kafka.topics-pattern, which waits for topics to come.");
    }
    return topics;
  }

  private Prepared records(Map<String, String> ids, Map<TopicPartition, Held> held) {
    new RequireTables(spark, settings).checkOurs();
    RecordsTable table = new RecordsTable(spark, settings);
    table.prepareTable();
    table.keepTopicIds(this::idsOfBefore);
    Settings.Query query = settings.streaming().records();
    Checkpoint checkpoint = new Checkpoint(spark, query.checkpoint());
    DriverClaim claim = new DriverClaim(spark, StreamingJob.RECORDS, query.checkpoint());
    TopicsOfCheckpoint read = topics(StreamingJob.RECORDS, checkpoint);
    CheckStart check = checkStart(StreamingJob.RECORDS, checkpoint, read);
    String from = StartingOffsets.configured(settings.kafka(), held);
    if (!isNew(checkpoint)) {
      check.records(ids.keySet(), held, table);
    } else {
      NextOffsets next = table.isUnwritten() ? NextOffsets.NONE : nextOffsets(ids.keySet());
      if (!next.isEmpty()) {
        requirePermission(StreamingJob.RECORDS, checkpoint, table.name());
        Map<TopicPartition, Long> offsets = next.of(ids);
        check.compareOffsets(offsets, held);
        from = StartingOffsets.json(held, offsets);
      }
    }
    String startingOffsets = from;
    StreamingJob job = new StreamingJob(settings, settings.catalogue());
    return new Prepared(
        claim,
        () -> check.keepContract(ids),
        () ->
            writer(KafkaRecords.stream(spark, settings, query, startingOffsets), query)
                .queryName(StreamingJob.RECORDS)
                .foreachBatch(job.recordsSink(table.name(), checkpoint, read, claim, inputs))
                .start(),
        read);
  }

  /** The ids of those topics that can be the ones which the lake's records without an id are of. */
  private Map<String, String> idsOfBefore(Set<String> topics) {
    try (KafkaPartitions kafka = new KafkaPartitions(settings.kafka())) {
      Map<String, String> ids = kafka.topicIds(topics);
      Map<TopicPartition, Held> held = kafka.held(ids.keySet());
      ids.keySet().removeAll(nextOffsets(topics).topicsBeyond(held));
      return ids;
    }
  }

  private Prepared windows(
      KafkaPartitions kafka, Map<String, String> ids, Map<TopicPartition, Held> held)
      throws SQLException {
    new RequireSchemas(settings.postgres()).check();
    Settings.Query query = settings.streaming().windows();
    Checkpoint checkpoint = new Checkpoint(spark, query.checkpoint());
    DriverClaim claim = new DriverClaim(spark, StreamingJob.WINDOWS, query.checkpoint());
    TopicsOfCheckpoint read = topics(StreamingJob.WINDOWS, checkpoint);
    CheckStart check = checkStart(StreamingJob.WINDOWS, checkpoint, read);
    ReadProgress progress = new ReadProgress(postgres);
    String from = StartingOffsets.configured(settings.kafka(), held);
    Instant finalUntil = finalUntil(progress, checkpoint);
    if (!isNew(checkpoint)) {
      check.windows(ids.keySet(), held, progress);
    } else if (progress.hasProgress(StreamingJob.WINDOWS)) {
      requirePermission(StreamingJob.WINDOWS, checkpoint, "live.windows");
      from =
          StartingOffsets.json(held, kafka.offsetsAt(firstArrivalOfOpenWindows(finalUntil), held));
    }
    String startingOffsets = from;
    StreamingJob job = new StreamingJob(settings, check.catalogueOfState());
    WindowsSink sink =
        new WindowsSink(
            StreamingJob.WINDOWS,
            checkpoint,
            read,
            claim,
            new CommitWindows(postgres, retry()),
            finalUntil);
    InputCount count = InputCount.of(spark);
    CountedBatches batches =
        new CountedBatches(
            count, sink, (epoch, input) -> inputs.note(StreamingJob.WINDOWS, epoch, input));
    Dataset<Row> windows =
        job.windows(KafkaRecords.stream(spark, settings, query, startingOffsets), count);
    return new Prepared(
        claim,
        () -> check.keepContract(ids),
        () ->
            writer(windows, query)
                .queryName(StreamingJob.WINDOWS)
                .outputMode("update")
                .foreachBatch(batches)
                .start(),
        read);
  }

  private RetryWhileUnavailable retry() {
    return new RetryWhileUnavailable(settings.postgres().retryFor());
  }

  /**
   * Windows that end at or before it are finished: an earlier checkpoint's watermark has passed
   * them.
   */
  private static Instant finalUntil(ReadProgress progress, Checkpoint checkpoint)
      throws SQLException {
    String id = checkpoint.id().orElse("");
    return progress.watermarkOfOthers(StreamingJob.WINDOWS, id).orElse(Instant.EPOCH);
  }

  /** No record that arrived before it can belong to a window that is still open. */
  private Instant firstArrivalOfOpenWindows(Instant finalUntil) {
    return finalUntil
        .minus(settings.streaming().window().length())
        .minus(settings.limits().futureTolerance());
  }

  private TopicsOfCheckpoint topics(String query, Checkpoint checkpoint) {
    return new TopicsOfCheckpoint(query, checkpoint, contract(checkpoint), topicIds);
  }

  private CheckStart checkStart(String query, Checkpoint checkpoint, TopicsOfCheckpoint topics) {
    return new CheckStart(query, checkpoint, contract(checkpoint), topics, settings);
  }

  private CheckpointContract contract(Checkpoint checkpoint) {
    return new CheckpointContract(spark, checkpoint.location());
  }

  /**
   * Whether the query has yet to begin. Its id is no sign of that: Spark writes it first, and a job
   * that was killed right then would begin at the configured offsets.
   */
  private static boolean isNew(Checkpoint checkpoint) {
    return checkpoint.lastPlannedEpoch().isEmpty();
  }

  private void requirePermission(String query, Checkpoint checkpoint, String table) {
    if (!newCheckpoints.contains(query)) {
      throw CheckStart.lost(query, checkpoint.location(), table);
    }
  }

  private NextOffsets nextOffsets(Set<String> topics) {
    return NextOffsets.of(CommittedOffsets.read(spark, settings), topics);
  }

  private DataStreamWriter<Row> writer(Dataset<Row> rows, Settings.Query query) {
    return rows.writeStream()
        .option("checkpointLocation", query.checkpoint())
        .trigger(
            mode == RunMode.CATCH_UP
                ? Trigger.AvailableNow()
                : Trigger.ProcessingTime(query.trigger().toMillis()));
  }
}
