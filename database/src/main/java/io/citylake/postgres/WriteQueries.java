package io.citylake.postgres;

import io.citylake.progress.RunningQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in {@code live.queries} which queries there are, as well as may be: a failure is logged and
 * stops nothing.
 */
public final class WriteQueries {
  private static final Logger LOG = LoggerFactory.getLogger(WriteQueries.class);

  private static final String UPSERT =
      """
      insert into live.queries (query, finishes_windows, started_at)
      values (?, ?, now())
      on conflict (query) do update
      set    finishes_windows = excluded.finishes_windows,
             started_at       = excluded.started_at
      """;

  private final PostgresPool pool;

  /** Those of which it could not be said the last time. */
  private final Set<String> failing = new HashSet<>();

  public WriteQueries(PostgresPool pool) {
    this.pool = pool;
  }

  /**
   * Says that a query has been started.
   *
   * @return whether it could be said
   */
  public synchronized boolean write(RunningQuery query) {
    try (Connection connection = pool.connection();
        PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      upsert.setString(1, query.name());
      upsert.setBoolean(2, query.finishesWindows());
      upsert.executeUpdate();
      failing.remove(query.name());
      return true;
    } catch (SQLException e) {
      if (failing.add(query.name())) {
        LOG.warn("live.queries lacks {} until this passes: {}", query.name(), e.getMessage());
      }
      return false;
    }
  }
}
