package io.citylake.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes daily partitions of {@code live.windows} before their first window comes. */
public final class MakePartitionsAhead {
  private static final String MISSING =
      """
      select   d::date
      from     generate_series(?::date, ?::date, interval '1 day') as d
      where    to_regclass('live.windows_' || to_char(d, 'YYYYMMDD')) is null
      order by d
      """;

  private final PostgresPool pool;

  public MakePartitionsAhead(PostgresPool pool) {
    this.pool = pool;
  }

  /** The UTC days from {@code first} to {@code last} that have no partition. */
  public List<LocalDate> missing(LocalDate first, LocalDate last) throws SQLException {
    try (Connection connection = pool.connection();
        PreparedStatement select = connection.prepareStatement(MISSING)) {
      select.setObject(1, first);
      select.setObject(2, last);
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
   * Makes the missing partitions of the UTC days from {@code first} to {@code last}.
   *
   * @return how many
   */
  public int make(LocalDate first, LocalDate last) throws SQLException {
    List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
    try (Connection connection = pool.connection();
        PreparedStatement ensure =
            connection.prepareStatement("select live.ensure_window_partitions(?)")) {
      ensure.setArray(1, connection.createArrayOf("date", days.toArray()));
      try (ResultSet count = ensure.executeQuery()) {
        count.next();
        return count.getInt(1);
      }
    }
  }
}
