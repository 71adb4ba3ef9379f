package io.citylake.postgres;

import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Writes an epoch into {@code live.progress} and {@code live.progress_offsets}. */
final class ProgressRows {
  private static final String INSERT =
      """
      insert into live.progress
            (query, checkpoint_id, epoch, late_watermark, watermark, windows_written, committed_at)
      values (?, ?, ?, ?, ?, ?, now())
      on conflict (query, checkpoint_id, epoch) do nothing
      """;

  private static final String UPSERT_OFFSETS =
      """
      insert into live.progress_offsets
            (query, checkpoint_id, epoch, topic, partition, from_offset, until_offset, topic_id)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (query, checkpoint_id, topic, partition, epoch) do update
      set    from_offset  = excluded.from_offset,
             until_offset = excluded.until_offset,
             topic_id     = excluded.topic_id
      """;

  private ProgressRows() {}

  /**
   * Inserts the epoch's row.
   *
   * @param windowsWritten null for a query that writes no windows
   * @return false where it is there already
   */
  static boolean insertIfNew(Connection connection, Epoch epoch, Integer windowsWritten)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      setKey(insert, 1, epoch);
      setInstant(insert, 4, epoch.lateWatermark());
      setInstant(insert, 5, epoch.watermark());
      insert.setObject(6, windowsWritten, Types.BIGINT);
      return insert.executeUpdate() == 1;
    }
  }

  static void upsertOffsets(Connection connection, Epoch epoch) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT_OFFSETS)) {
      for (OffsetRange range : epoch.ranges()) {
        setKey(upsert, 1, epoch);
        upsert.setString(4, range.topic());
        upsert.setInt(5, range.partition());
        upsert.setLong(6, range.fromOffset());
        upsert.setLong(7, range.untilOffset());
        upsert.setString(8, range.topicId());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  /** Sets the three parameters from {@code first} on to the epoch's key. */
  static void setKey(PreparedStatement statement, int first, Epoch epoch) throws SQLException {
    statement.setString(first, epoch.query());
    statement.setString(first + 1, epoch.checkpointId());
    statement.setLong(first + 2, epoch.number());
  }

  private static void setInstant(PreparedStatement statement, int index, Optional<Instant> instant)
      throws SQLException {
    statement.setObject(
        index,
        instant.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null),
        Types.TIMESTAMP_WITH_TIMEZONE);
  }
}
