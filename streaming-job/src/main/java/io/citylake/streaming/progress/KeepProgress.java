package io.citylake.streaming.progress;

import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.CheckpointContract;
import io.citylake.checkpoint.TopicsOfCheckpoint;
import io.citylake.postgres.BatchFigures;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.WriteProgress;
import io.citylake.progress.Epoch;
import io.citylake.settings.Settings;
import io.citylake.streaming.StreamingJob;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each batch and keeps its figures in {@code live.progress}.
 *
 * <p>The figures are for people and watchdogs: where PostgreSQL is away they are dropped, the
 * oldest first, and no query waits. What exactness rests on is written with the windows themselves.
 */
public final class KeepProgress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("citylake.progress");
  private static final int WAITING_REPORTS = 100;
  private static final long PATIENCE_AT_CLOSE_SECONDS = 5;

  private final Map<String, Checkpoint> checkpoints;
  private final Map<String, CheckpointContract> contracts;

  /** By query and topic. For the writer's thread; a checkpoint reads one topic of a name. */
  private final Map<String, Map<String, String>> topicIds = new HashMap<>();

  private final WriteProgress writeProgress;
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_REPORTS),
          new ThreadPoolExecutor.DiscardOldestPolicy());

  public KeepProgress(SparkSession spark, Settings settings, PostgresPool postgres) {
    String records = settings.streaming().records().checkpoint();
    String windows = settings.streaming().windows().checkpoint();
    this.checkpoints =
        Map.of(
            StreamingJob.RECORDS,
            new Checkpoint(spark, records),
            StreamingJob.WINDOWS,
            new Checkpoint(spark, windows));
    this.contracts =
        Map.of(
            StreamingJob.RECORDS,
            new CheckpointContract(spark, records),
            StreamingJob.WINDOWS,
            new CheckpointContract(spark, windows));
    this.writeProgress = new WriteProgress(postgres);
  }

  public void accept(BatchReport report) {
    LOG.info(report.logLine());
    writer.execute(() -> write(report));
  }

  private void write(BatchReport report) {
    try {
      writeProgress.write(
          epoch(report),
          new BatchFigures(
              report.inputRows(),
              report.rejectedRows(),
              report.rejectedMetrics(),
              report.lateRows(),
              report.rowsPerSecond(),
              report.lagOffsets(),
              report.lag().map(lag -> lag.toMillis() / 1000.0).orElse(null),
              report.duration().toMillis()));
    } catch (RuntimeException e) {
      LOG.warn(
          "figures of {} epoch {} were not kept: {}",
          report.query(),
          report.epoch(),
          e.getMessage());
    }
  }

  private Epoch epoch(BatchReport report) {
    Epoch planned = checkpoints.get(report.query()).epoch(report.query(), report.epoch());
    Map<String, String> known = topicIds.computeIfAbsent(report.query(), query -> new HashMap<>());
    if (!known.keySet().containsAll(planned.topics())) {
      known.putAll(TopicsOfCheckpoint.keptIn(contracts.get(report.query())));
    }
    return planned.withTopicIds(range -> known.get(range.topic()));
  }

  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(PATIENCE_AT_CLOSE_SECONDS, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException e) {
      writer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
