package io.citylake.streaming.kappa;

import io.citylake.ingest.BatchInput;
import io.citylake.streaming.progress.BatchListener;
import io.citylake.streaming.progress.BatchReport;
import io.citylake.streaming.progress.LogBatches;
import io.citylake.streaming.progress.ReportProgress;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.streaming.StateOperatorProgress;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/** Adds up what the batches of a replay did, and logs each. */
final class ReplayFigures {
  /** Spark's own name for the state of an aggregation. */
  private static final String AGGREGATION = "stateStoreSave";

  private final BatchListener log = new LogBatches();
  private long lastBatch = -1;
  private long records;
  private long rejected;
  private long late;
  private long openWindows;
  private Optional<Instant> watermark = Optional.empty();

  /**
   * Takes a batch that ended; one that it has already changes nothing.
   *
   * @param read by this batch
   */
  void add(StreamingQueryProgress progress, BatchInput read) {
    if (progress.batchId() <= lastBatch || !ReportProgress.ranBatch(progress)) {
      return;
    }
    BatchReport batch = ReportProgress.report(progress, withLateRows(read, progress));
    log.batchEnded(batch);
    lastBatch = batch.epoch();
    records += read.rows();
    rejected += read.rejectedRows();
    late += batch.figures().lateRows();
    watermark = batch.watermark();
    openWindows =
        Arrays.stream(progress.stateOperators())
            .filter(operator -> operator.operatorName().equals(AGGREGATION))
            .mapToLong(StateOperatorProgress::numRowsTotal)
            .sum();
  }

  /**
   * By Spark's own metric of its operators: a task that runs again may count twice in it. Iceberg's
   * sink has no place at which a batch's watermark could be told to its tasks.
   */
  private static BatchInput withLateRows(BatchInput read, StreamingQueryProgress progress) {
    return new BatchInput(
        read.rows(),
        read.rejectedRows(),
        read.rejectedMetrics(),
        Arrays.stream(progress.stateOperators())
            .mapToLong(StateOperatorProgress::numRowsDroppedByWatermark)
            .sum(),
        read.newestArrival());
  }

  /** Records read. */
  long records() {
    return records;
  }

  /** Records read that are no readings. */
  long rejected() {
    return rejected;
  }

  /** Readings dropped as late. */
  long late() {
    return late;
  }

  /** Windows that were not final after the last batch. */
  long openWindows() {
    return openWindows;
  }

  /** In force in the last batch; empty where there was none yet. */
  Optional<Instant> watermark() {
    return watermark;
  }
}
