package io.citylake.windows;

import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.DriverClaim;
import io.citylake.checkpoint.TopicsOfCheckpoint;
import io.citylake.ingest.BatchInput;
import io.citylake.ingest.EpochSink;
import io.citylake.ingest.InputCount;
import io.citylake.postgres.CommitOutcome;
import io.citylake.postgres.CommitWindows;
import io.citylake.progress.Epoch;
import io.citylake.session.MicroBatch;
import io.citylake.tables.WindowRow;
import io.citylake.time.EventTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Commits each epoch of the windows query to PostgreSQL, once, however often Spark delivers it.
 *
 * <p>The rows of an epoch pass through the driver: they are few (one per window, place, type and
 * metric that the batch touched), one transaction needs one connection anyway, and the password
 * never leaves the driver.
 */
public final class WindowsSink implements EpochSink {
  private final Checkpoint checkpoint;
  private final TopicsOfCheckpoint topics;
  private final DriverClaim claim;
  private final InputCount count;
  private final CommitWindows commitWindows;
  private final String query;
  private final Instant finalUntil;

  /**
   * @param query the name under which progress is kept
   * @param claim to the checkpoint
   * @param count of what the epochs' tasks judge; of no other query's
   * @param finalUntil windows that end at or before it were finished under an earlier checkpoint
   *     and stay as they are
   */
  public WindowsSink(
      String query,
      Checkpoint checkpoint,
      TopicsOfCheckpoint topics,
      DriverClaim claim,
      InputCount count,
      CommitWindows commitWindows,
      Instant finalUntil) {
    this.query = query;
    this.checkpoint = checkpoint;
    this.topics = topics;
    this.claim = claim;
    this.count = count;
    this.commitWindows = commitWindows;
    this.finalUntil = finalUntil;
  }

  @Override
  public BatchInput write(Dataset<Row> windows, long epochNumber) throws SQLException {
    // Earlier epochs are of no interest any more, nor what this one counted before it failed.
    count.reset();
    Epoch planned = checkpoint.epoch(query, epochNumber);
    Map<String, String> topicIds = topics.ids(planned.topics());
    InputCount.expectLate(windows.sparkSession(), planned.lateWatermark());
    List<WindowRow> rows =
        rows(windows).stream().filter(row -> row.windowEnd().isAfter(finalUntil)).toList();
    topics.confirm();
    claim.requireHeld();
    Epoch epoch = planned.withTopicIds(range -> topicIds.get(range.topic()));
    if (commitWindows.commit(epoch, rows) == CommitOutcome.ALREADY_COMMITTED) {
      // By an earlier driver; or, while this one was paused, by one that has taken over.
      claim.requireHeld();
    }
    return count.of(epochNumber);
  }

  /** The rows of a batch of {@link AggregateWindows}. */
  public static List<WindowRow> rows(Dataset<Row> windows) {
    return MicroBatch.rows(windows).toJavaRDD().map(InternalRow::copy).collect().stream()
        .map(WindowsSink::windowRow)
        .toList();
  }

  private static WindowRow windowRow(InternalRow row) {
    return new WindowRow(
        EventTime.toInstant(row.getLong(0)),
        EventTime.toInstant(row.getLong(1)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        row.getDouble(7),
        row.getDouble(8),
        row.getDouble(9),
        row.getDouble(10));
  }
}
