package io.citylake.postgres;

import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what the queries committed, from {@code live.progress} and its offsets. */
public final class ReadProgress {
  private static final String EPOCHS =
      """
      select p.epoch, p.late_watermark, p.watermark, o.topic, o.partition, o.from_offset, o.until_offset,
             o.topic_id
      from      live.progress p
      left join live.progress_offsets o using (query, checkpoint_id, epoch)
      where     p.query = ? and p.checkpoint_id = ? and p.epoch >= ?
      order by  p.epoch, o.topic, o.partition
      """;

  private static final String LAST_EPOCH =
      "select max(epoch) from live.progress where query = ? and checkpoint_id = ?";

  private static final String OFFSETS =
      """
      select   topic, topic_id, partition, min(from_offset) as from_offset,
               max(until_offset) as until_offset
      from     live.progress_offsets
      where    query = ? and checkpoint_id = ?
      group by topic, topic_id, partition
      order by topic, topic_id, partition
      """;

  private static final String ANY = "select exists (select from live.progress where query = ?)";

  private static final String CHECKPOINTS =
      """
      select   checkpoint_id, min(epoch), max(epoch), max(committed_at) as last_commit
      from     live.progress
      where    query = ?
      group by checkpoint_id
      order by max(committed_at), checkpoint_id
      """;

  private static final String FINAL_UNTIL =
      """
      select max(watermark) as watermark
      from   live.progress
      where  query = ? and checkpoint_id <> ?
      """;

  private static final int FETCH_ROWS = 10_000;

  private final PostgresPool pool;

  public ReadProgress(PostgresPool pool) {
    this.pool = pool;
  }

  /** The last epoch that a query committed under a checkpoint; empty where there is none. */
  public Optional<Epoch> lastEpoch(String query, String checkpointId) throws SQLException {
    OptionalLong last = lastEpochNumber(query, checkpointId);
    return last.isPresent()
        ? epochsFrom(last.getAsLong(), query, checkpointId).stream().findFirst()
        : Optional.empty();
  }

  /** The number of {@link #lastEpoch}. */
  public OptionalLong lastEpochNumber(String query, String checkpointId) throws SQLException {
    try (Connection connection = pool.connection();
        PreparedStatement select = prepared(connection, LAST_EPOCH, query, checkpointId);
        ResultSet result = select.executeQuery()) {
      result.next();
      long last = result.getLong(1);
      return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(last);
    }
  }

  /** Every epoch that a query committed under a checkpoint, in order. */
  public List<Epoch> epochs(String query, String checkpointId) throws SQLException {
    return epochsFrom(0, query, checkpointId);
  }

  /**
   * What a query has read under a checkpoint, from its first epoch to its last: one range for each
   * partition of a topic's id, whose end is where a successor goes on.
   */
  public List<OffsetRange> committedOffsets(String query, String checkpointId) throws SQLException {
    List<OffsetRange> ranges = new ArrayList<>();
    try (Connection connection = pool.connection();
        PreparedStatement select = prepared(connection, OFFSETS, query, checkpointId);
        ResultSet result = select.executeQuery()) {
      while (result.next()) {
        ranges.add(range(result));
      }
    }
    return ranges;
  }

  /** Whether a query has ever committed anything, under whatever checkpoint. */
  public boolean hasProgress(String query) throws SQLException {
    try (Connection connection = pool.connection();
        PreparedStatement select = prepared(connection, ANY, query);
        ResultSet result = select.executeQuery()) {
      result.next();
      return result.getBoolean(1);
    }
  }

  /** The checkpoints under which a query has committed, the one of the newest commit last. */
  public List<CheckpointSpan> checkpoints(String query) throws SQLException {
    List<CheckpointSpan> spans = new ArrayList<>();
    try (Connection connection = pool.connection();
        PreparedStatement select = prepared(connection, CHECKPOINTS, query);
        ResultSet result = select.executeQuery()) {
      while (result.next()) {
        spans.add(
            new CheckpointSpan(
                result.getString(1),
                result.getLong(2),
                result.getLong(3),
                instant(result, "last_commit").orElseThrow()));
      }
    }
    return spans;
  }

  /**
   * The watermark that a query had reached under all checkpoints but one: windows that end at or
   * before it are final, and the one checkpoint must not touch them. Empty where there is none.
   */
  public Optional<Instant> watermarkOfOthers(String query, String checkpointId)
      throws SQLException {
    try (Connection connection = pool.connection();
        PreparedStatement select = prepared(connection, FINAL_UNTIL, query, checkpointId);
        ResultSet result = select.executeQuery()) {
      result.next();
      return instant(result, "watermark");
    }
  }

  private List<Epoch> epochsFrom(long first, String query, String checkpointId)
      throws SQLException {
    return InTransaction.run( // only in a transaction does the driver fetch in portions
        pool,
        connection -> {
          try (PreparedStatement select = prepared(connection, EPOCHS, query, checkpointId)) {
            select.setLong(3, first);
            select.setFetchSize(FETCH_ROWS);
            return epochs(select.executeQuery(), query, checkpointId);
          }
        });
  }

  /** The epochs of rows that hold one range each; an epoch without any has a row without one. */
  private static List<Epoch> epochs(ResultSet rows, String query, String checkpointId)
      throws SQLException {
    List<Epoch> epochs = new ArrayList<>();
    boolean more = rows.next();
    while (more) {
      long number = rows.getLong("epoch");
      Optional<Instant> lateWatermark = instant(rows, "late_watermark");
      Optional<Instant> watermark = instant(rows, "watermark");
      List<OffsetRange> ranges = new ArrayList<>();
      while (more && rows.getLong("epoch") == number) {
        if (rows.getString("topic") != null) {
          ranges.add(range(rows));
        }
        more = rows.next();
      }
      epochs.add(new Epoch(query, checkpointId, number, lateWatermark, watermark, ranges));
    }
    return epochs;
  }

  private static PreparedStatement prepared(Connection connection, String sql, String... texts)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < texts.length; i++) {
      statement.setString(i + 1, texts[i]);
    }
    return statement;
  }

  private static OffsetRange range(ResultSet result) throws SQLException {
    return new OffsetRange(
        result.getString("topic"),
        result.getString("topic_id"),
        result.getInt("partition"),
        result.getLong("from_offset"),
        result.getLong("until_offset"));
  }

  private static Optional<Instant> instant(ResultSet result, String column) throws SQLException {
    return Optional.ofNullable(result.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
