package io.citylake.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops daily partitions of {@code live.windows}. Days that were written within the last week stay,
 * however old they are: a recording is being replayed.
 */
public final class DropOldPartitions {
  private static final Logger LOG = LoggerFactory.getLogger(DropOldPartitions.class);

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** Each waits half a second for the lock; in between, whoever queued behind it gets through. */
  private static final int ATTEMPTS = 40;

  private final PostgresPool pool;

  public DropOldPartitions(PostgresPool pool) {
    this.pool = pool;
  }

  /**
   * The UTC days before {@code before} that {@link #drop} would drop, oldest first.
   *
   * @throws SQLException if {@code before} is less than a week ago
   */
  public List<LocalDate> droppable(LocalDate before) throws SQLException {
    try (Connection connection = pool.connection();
        PreparedStatement select =
            connection.prepareStatement("select live.old_window_partitions(?) order by 1")) {
      select.setObject(1, before);
      List<LocalDate> days = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          days.add(rows.getObject(1, LocalDate.class));
        }
      }
      return days;
    }
  }

  /**
   * Drops the partitions of UTC days before {@code before}.
   *
   * @return how many
   * @throws SQLException if {@code before} is less than a week ago, or the table is in use without
   *     a pause
   */
  public int drop(LocalDate before) throws SQLException {
    int dropped = 0;
    int more;
    do {
      more = dropSome(before);
      dropped += more;
    } while (more > 0);
    return dropped;
  }

  private int dropSome(LocalDate before) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = pool.connection();
          PreparedStatement drop =
              connection.prepareStatement("select live.drop_old_window_partitions(?)")) {
        drop.setObject(1, before);
        try (ResultSet count = drop.executeQuery()) {
          count.next();
          return count.getInt(1);
        }
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !SqlStates.of(e).equals(LOCK_NOT_AVAILABLE)) {
          throw e;
        }
        LOG.info("live.windows is in use: attempt {} of {} follows", attempt + 1, ATTEMPTS);
      }
    }
  }
}
