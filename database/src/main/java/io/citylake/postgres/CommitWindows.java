package io.citylake.postgres;

import io.citylake.progress.Epoch;
import io.citylake.tables.WindowRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * Writes an epoch's windows into {@code live.windows} exactly once: the rows, the epoch's row in
 * {@code live.progress} and its offset ranges commit in one transaction, which refuses an epoch
 * that is committed already. A row replaces the one of the same key.
 *
 * <p>While PostgreSQL is unavailable the commit waits and is tried again. When the connection
 * breaks during the commit itself, nobody knows whether it took place; the repetition finds out.
 */
public final class CommitWindows {
  // Kept for the session and emptied by each commit: a table made anew for each epoch would bloat
  // PostgreSQL's own catalogue.
  private static final String STAGING =
      """
      create temporary table if not exists windows_staging on commit delete rows as
      select window_start, window_end, city, district, sensor_type, metric,
             reading_count, value_sum, value_min, value_max, value_sum_squares
      from   live.windows
      with no data
      """;

  private static final String UPSERT =
      """
      insert into live.windows
            (window_start, window_end, city, district, sensor_type, metric,
             reading_count, value_sum, value_min, value_max, value_sum_squares, updated_at)
      select window_start, window_end, city, district, sensor_type, metric,
             reading_count, value_sum, value_min, value_max, value_sum_squares, now()
      from   windows_staging
      on conflict (window_start, window_end, city, district, sensor_type, metric) do update
      set    reading_count     = excluded.reading_count,
             value_sum         = excluded.value_sum,
             value_min         = excluded.value_min,
             value_max         = excluded.value_max,
             value_sum_squares = excluded.value_sum_squares,
             updated_at        = excluded.updated_at
      """;

  // A driver that was paused within its transaction holds the epoch's row, on which the one that
  // takes over waits. The first limit does not hold for a copy, nor the second for what may wait.
  private static final String LIMIT_TRANSACTION =
      "set local idle_in_transaction_session_timeout = ";
  private static final String LIMIT_STATEMENT = "set local statement_timeout = ";
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  private final PostgresPool pool;
  private final Duration longestSilence;
  private final RetryWhileUnavailable retry;
  private final WindowPartitions partitions;

  public CommitWindows(PostgresPool pool, RetryWhileUnavailable retry) {
    this(pool, retry, LONGEST_SILENCE);
  }

  /**
   * @param longestSilence of this process, after which PostgreSQL gives its transaction up
   */
  CommitWindows(PostgresPool pool, RetryWhileUnavailable retry, Duration longestSilence) {
    this.pool = pool;
    this.longestSilence = longestSilence;
    this.retry = retry;
    this.partitions = new WindowPartitions(pool);
  }

  /**
   * Commits one epoch.
   *
   * @param rows at most one for each window, place, sensor type and metric; see {@link PlaceName}
   *     for names that PostgreSQL cannot hold
   * @throws SQLException if PostgreSQL refuses, or is unavailable for longer than is waited
   * @throws java.io.UncheckedIOException on an interrupt
   */
  public CommitOutcome commit(Epoch epoch, List<WindowRow> rows) throws SQLException {
    List<WindowRow> storable = StorableRows.of(rows);
    return retry.run(
        "commit of epoch %s of %s".formatted(epoch.number(), epoch.query()),
        () -> {
          partitions.ensureFor(storable);
          return InTransaction.run(pool, connection -> write(connection, epoch, storable));
        });
  }

  private CommitOutcome write(Connection connection, Epoch epoch, List<WindowRow> rows)
      throws SQLException {
    long silenceMillis = longestSilence.toMillis();
    try (Statement statement = connection.createStatement()) {
      statement.execute(LIMIT_TRANSACTION + silenceMillis);
    }
    // First, so that a second writer of the epoch waits here until it knows what became of the
    // first.
    if (!ProgressRows.insertIfNew(connection, epoch, rows.size())) {
      return CommitOutcome.ALREADY_COMMITTED;
    }
    ProgressRows.upsertOffsets(connection, epoch);
    try (Statement statement = connection.createStatement()) {
      statement.execute(STAGING);
      statement.execute(LIMIT_STATEMENT + silenceMillis);
      CopyWindows.into(connection, "windows_staging", rows);
      statement.execute(LIMIT_STATEMENT + 0);
      statement.execute(UPSERT);
    }
    return CommitOutcome.COMMITTED;
  }
}
