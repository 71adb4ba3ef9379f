package io.citylake.streaming;

import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.CheckpointContract;
import io.citylake.checkpoint.RefusedToStart;
import io.citylake.config.Settings;
import io.citylake.ingest.InputCount;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.ingest.KafkaRecords;
import io.citylake.lake.CommittedOffsets;
import io.citylake.lake.RecordsTable;
import io.citylake.postgres.CommitWindows;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.ReadProgress;
import io.citylake.postgres.RetryWhileUnavailable;
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
final class StartQueries {
  private final SparkSession spark;
  private final Settings settings;
  private final PostgresPool postgres;
  private final BatchInputs inputs;
  private final RunMode mode;
  private final Set<String> newCheckpoints;

  /** How long the queries run. */
  enum RunMode {
    /** Until they are stopped. */
    CONTINUOUS,
    /** Until they have read what Kafka held when they started. */
    CATCH_UP
  }

  /**
   * @param inputs is told what each batch read
   * @param newCheckpoints queries that may begin with a new checkpoint over a table that is not
   *     empty
   */
  StartQueries(
      SparkSession spark,
      Settings settings,
      PostgresPool postgres,
      BatchInputs inputs,
      RunMode mode,
      Set<String> newCheckpoints) {
    this.spark = spark;
    this.settings = settings;
    this.postgres = postgres;
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
  List<Supervised> start() throws SQLException, TimeoutException, InterruptedException {
    Map<String, SupervisedQuery.Start> starts = prepared();
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
      parts.add(PrepareViews.begin(new RecordsTable(spark, settings), retry()));
    }
    return parts;
  }

  /** How to start each configured query; all of them may. */
  private Map<String, SupervisedQuery.Start> prepared() throws SQLException, InterruptedException {
    Set<String> names = Set.copyOf(settings.streaming().queries());
    Map<String, SupervisedQuery.Start> starts = new HashMap<>();
    try (KafkaPartitions kafka = new KafkaPartitions(settings.kafka())) {
      Set<String> topics =
          existingTopics(
              kafka, settings.kafka(), String.join(" and ", settings.streaming().queries()));
      Map<TopicPartition, Held> held = kafka.held(topics);
      // The table takes seconds in a new JVM, in which the windows can be prepared.
      BackgroundWork<Optional<SupervisedQuery.Start>> records =
          BackgroundWork.begin(
              () ->
                  names.contains(StreamingJob.RECORDS)
                      ? Optional.of(records(topics, held))
                      : Optional.empty());
      try {
        if (names.contains(StreamingJob.WINDOWS)) {
          starts.put(StreamingJob.WINDOWS, windows(kafka, topics, held));
        }
      } finally {
        records.awaitEnd();
      }
      records.result().ifPresent(start -> starts.put(StreamingJob.RECORDS, start));
    }
    return starts;
  }

  private SupervisedQuery supervised(String name, Map<String, SupervisedQuery.Start> starts)
      throws TimeoutException {
    SupervisedQuery.Start inItsPool =
        () -> {
          // The query's thread inherits it: each query has its share of the cores.
          spark.sparkContext().setLocalProperty("spark.scheduler.pool", name);
          return starts.get(name).query();
        };
    return new SupervisedQuery(name, inItsPool, settings.postgres().retryFor());
  }

  /**
   * The topics to read.
   *
   * @param query who is to read them
   * @throws RefusedToStart where one of them is missing
   */
  static Set<String> existingTopics(KafkaPartitions kafka, Settings.Kafka asked, String query) {
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

  private SupervisedQuery.Start records(Set<String> topics, Map<TopicPartition, Held> held) {
    RecordsTable table = new RecordsTable(spark, settings);
    table.prepareTable();
    Settings.Query query = settings.streaming().records();
    Checkpoint checkpoint = new Checkpoint(spark, query.checkpoint());
    CheckStart check = checkStart(StreamingJob.RECORDS, checkpoint);
    String from = StartingOffsets.configured(settings.kafka(), held);
    if (!isNew(checkpoint)) {
      check.records(topics, held, table);
    } else {
      Map<TopicPartition, Long> next = table.isUnwritten() ? Map.of() : nextOffsets(topics);
      if (!next.isEmpty()) {
        requirePermission(StreamingJob.RECORDS, checkpoint, table.name());
        check.compareOffsets(next, held);
        from = StartingOffsets.json(held, next);
      }
    }
    check.keepContract(topics);
    String startingOffsets = from;
    StreamingJob job = new StreamingJob(settings, settings.catalogue());
    return () ->
        writer(KafkaRecords.stream(spark, settings, query, startingOffsets), query)
            .queryName(StreamingJob.RECORDS)
            .foreachBatch(job.recordsSink(table.name(), checkpoint, inputs))
            .start();
  }

  private SupervisedQuery.Start windows(
      KafkaPartitions kafka, Set<String> topics, Map<TopicPartition, Held> held)
      throws SQLException {
    Settings.Query query = settings.streaming().windows();
    Checkpoint checkpoint = new Checkpoint(spark, query.checkpoint());
    CheckStart check = checkStart(StreamingJob.WINDOWS, checkpoint);
    ReadProgress progress = new ReadProgress(postgres);
    String from = StartingOffsets.configured(settings.kafka(), held);
    Instant finalUntil = finalUntil(progress, checkpoint);
    if (!isNew(checkpoint)) {
      check.windows(topics, held, progress);
    } else if (progress.hasProgress(StreamingJob.WINDOWS)) {
      requirePermission(StreamingJob.WINDOWS, checkpoint, "live.windows");
      from =
          StartingOffsets.json(held, kafka.offsetsAt(firstArrivalOfOpenWindows(finalUntil), held));
    }
    check.keepContract(topics);
    String startingOffsets = from;
    StreamingJob job = new StreamingJob(settings, check.catalogueOfState());
    WindowsSink sink =
        new WindowsSink(
            StreamingJob.WINDOWS, checkpoint, new CommitWindows(postgres, retry()), finalUntil);
    InputCount count = InputCount.of(spark);
    CountedBatches batches =
        new CountedBatches(
            count, sink, (epoch, input) -> inputs.note(StreamingJob.WINDOWS, epoch, input));
    Dataset<Row> windows =
        job.windows(KafkaRecords.stream(spark, settings, query, startingOffsets), count);
    return () ->
        writer(windows, query)
            .queryName(StreamingJob.WINDOWS)
            .outputMode("update")
            .foreachBatch(batches)
            .start();
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

  private CheckStart checkStart(String query, Checkpoint checkpoint) {
    CheckpointContract contract = new CheckpointContract(spark, checkpoint.location());
    return new CheckStart(query, checkpoint, contract, settings);
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

  /** Where each partition goes on of which the lake has been given anything. */
  private Map<TopicPartition, Long> nextOffsets(Set<String> topics) {
    CommittedOffsets committed = CommittedOffsets.read(spark, settings);
    Map<TopicPartition, Long> next = new HashMap<>();
    for (TopicPartition partition : committed.partitions()) {
      if (topics.contains(partition.topic())) {
        next.put(partition, committed.until(partition).orElseThrow());
      }
    }
    return next;
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
