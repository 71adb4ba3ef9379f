package io.citylake.streaming.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A batch's report tells what one micro-batch did.
 *
 * @param query {@code records} or {@code windows}
 * @param checkpointId the streaming query's id
 * @param epoch the micro-batch's number
 * @param inputRows records read
 * @param rejectedRows records that are no readings
 * @param rejectedMetrics metrics of its readings that were bad
 * @param rowsPerSecond records over the batch's whole duration
 * @param lagOffsets records in Kafka that were not read when the batch was planned
 * @param lag age of the newest record read when the batch ended; empty where it read none
 * @param watermark in force behind this batch; empty where there is none yet
 * @param lateRows readings dropped as late
 * @param durations Spark's phases, milliseconds
 */
public record BatchReport(
    String query,
    String checkpointId,
    long epoch,
    long inputRows,
    long rejectedRows,
    long rejectedMetrics,
    double rowsPerSecond,
    long lagOffsets,
    Optional<Duration> lag,
    Optional<Instant> watermark,
    long lateRows,
    Duration duration,
    Map<String, Long> durations) {

  /** One line of {@code key=value} pairs, for logs that machines read. */
  public String logLine() {
    StringBuilder line = new StringBuilder();
    line.append("batch query=").append(query);
    line.append(" epoch=").append(epoch);
    line.append(" rows=").append(inputRows);
    line.append(" rejected=").append(rejectedRows);
    line.append(" rejected_metrics=").append(rejectedMetrics);
    line.append(" rows_per_second=").append(Math.round(rowsPerSecond));
    line.append(" lag_offsets=").append(lagOffsets);
    lag.ifPresent(l -> line.append(" lag_seconds=").append(l.toMillis() / 1000.0));
    watermark.ifPresent(w -> line.append(" watermark=").append(w));
    line.append(" late=").append(lateRows);
    line.append(" duration_ms=").append(duration.toMillis());
    new TreeMap<>(durations)
        .forEach((phase, millis) -> line.append(' ').append(phase).append("_ms=").append(millis));
    return line.toString();
  }
}
