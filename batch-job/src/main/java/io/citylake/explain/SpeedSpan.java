package io.citylake.explain;

import static org.apache.spark.sql.functions.col;

import io.citylake.ingest.Readings;
import io.citylake.progress.Epoch;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A span is the windows that the speed layer made final under one checkpoint: those that ended
 * after {@code from} and not after {@code until}.
 *
 * @param epochs of the checkpoint, in order
 */
public record SpeedSpan(List<Epoch> epochs, Instant from, Instant until) {

  /** Of {@code windows} those of the span. */
  public Dataset<Row> of(Dataset<Row> windows) {
    return windows.where(
        col("window_end")
            .gt(Timestamp.from(from))
            .and(col("window_end").leq(Timestamp.from(until))));
  }

  /** Holds for readings that may lie in a window of the span, of windows of this length. */
  public Column isReachedBy(Duration windowLength) {
    return col(Readings.EVENT_TIME)
        .geq(Timestamp.from(from.minus(windowLength)))
        .and(col(Readings.EVENT_TIME).lt(Timestamp.from(until)));
  }
}
