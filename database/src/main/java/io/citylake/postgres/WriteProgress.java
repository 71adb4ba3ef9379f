package io.citylake.postgres;

import io.citylake.progress.Epoch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a micro-batch's figures into {@code live.progress}, after the fact and as well as may be:
 * a failure is logged and stops nothing.
 *
 * <p>A query that commits to PostgreSQL has made the row with its results, and it only gets the
 * figures: a row made here would pass for a commit. For any other query the row is made here.
 */
public final class WriteProgress {
  private static final Logger LOG = LoggerFactory.getLogger(WriteProgress.class);

  private static final String UPDATE =
      """
      update live.progress
      set    input_rows = ?, rejected_rows = ?, rejected_metrics = ?, late_rows = ?,
             rows_per_second = ?, lag_offsets = ?, lag_seconds = ?, duration_ms = ?
      where  query = ? and checkpoint_id = ? and epoch = ?
      """;

  private final PostgresPool pool;
  private boolean failing;

  public WriteProgress(PostgresPool pool) {
    this.pool = pool;
  }

  /** Writes the row of an epoch that nobody else writes; writing it again replaces the figures. */
  public void add(Epoch epoch, BatchFigures figures) {
    write(
        epoch,
        connection -> {
          ProgressRows.insertIfNew(connection, epoch, null);
          ProgressRows.upsertOffsets(connection, epoch);
          return update(connection, epoch, figures);
        });
  }

  /** Completes the row that was committed with the epoch's results; does nothing without one. */
  public void complete(Epoch epoch, BatchFigures figures) {
    write(epoch, connection -> update(connection, epoch, figures));
  }

  private synchronized void write(Epoch epoch, InTransaction.Work<Integer> work) {
    try {
      InTransaction.run(pool, work);
      failing = false;
    } catch (SQLException e) {
      if (!failing) {
        LOG.warn(
            "live.progress lacks the figures of epoch {} of {}, and of those after it until this"
                + " passes: {}",
            epoch.number(),
            epoch.query(),
            e.getMessage());
      }
      failing = true;
    }
  }

  private static int update(Connection connection, Epoch epoch, BatchFigures figures)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      update.setLong(1, figures.inputRows());
      update.setLong(2, figures.rejectedRows());
      update.setLong(3, figures.rejectedMetrics());
      update.setObject(4, figures.lateRows(), Types.BIGINT);
      update.setObject(5, known(figures.rowsPerSecond()), Types.DOUBLE);
      update.setObject(6, figures.lagOffsets(), Types.BIGINT);
      update.setObject(7, figures.lagSeconds(), Types.DOUBLE);
      update.setLong(8, figures.durationMs());
      ProgressRows.setKey(update, 9, epoch);
      return update.executeUpdate();
    }
  }

  /** Null where it is no number. */
  private static Double known(double figure) {
    return Double.isFinite(figure) ? figure : null;
  }
}
