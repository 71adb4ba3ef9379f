package io.citylake.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Deletes old epochs from {@code live.progress} and their offsets. The newest epoch of each query
 * and checkpoint stays, and so does every epoch that holds the newest range of a Kafka partition.
 */
public final class ForgetOldProgress {
  private final PostgresPool pool;

  public ForgetOldProgress(PostgresPool pool) {
    this.pool = pool;
  }

  /** How many epochs {@link #forget} would delete. */
  public long forgettable(Instant before) throws SQLException {
    return count("select count(*) from live.old_progress(?)", before);
  }

  /**
   * Deletes the epochs committed before {@code before}.
   *
   * @return how many
   * @throws SQLException if {@code before} is less than a week ago
   */
  public long forget(Instant before) throws SQLException {
    return count("select live.forget_old_progress(?)", before);
  }

  private long count(String sql, Instant before) throws SQLException {
    try (Connection connection = pool.connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, before.atOffset(ZoneOffset.UTC));
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }
}
