package io.citylake.postgres;

import io.citylake.tables.WindowRow;
import io.citylake.time.UtcDay;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** The daily partitions of {@code live.windows}; a recording's days may lie years back. */
final class WindowPartitions {
  /**
   * Making a partition locks it, its index and their helpers until the end of the transaction, and
   * PostgreSQL's table of locks has some 6,400 places by default.
   */
  private static final int DAYS_AT_ONCE = 100;

  private final PostgresPool pool;

  WindowPartitions(PostgresPool pool) {
    this.pool = pool;
  }

  /** Makes the partitions that {@code rows} need and that are not there. */
  void ensureFor(List<WindowRow> rows) throws SQLException {
    List<LocalDate> days =
        rows.stream().map(row -> UtcDay.of(row.windowStart()).date()).distinct().sorted().toList();
    if (days.isEmpty()) {
      return;
    }
    try (Connection connection = pool.connection();
        var ensure = connection.prepareStatement("select live.ensure_window_partitions(?)")) {
      for (int from = 0; from < days.size(); from += DAYS_AT_ONCE) {
        List<LocalDate> some = days.subList(from, Math.min(days.size(), from + DAYS_AT_ONCE));
        ensure.setArray(1, connection.createArrayOf("date", some.toArray()));
        ensure.execute();
      }
    }
  }
}
