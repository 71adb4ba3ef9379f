package io.citylake.postgres;

import io.citylake.models.PublishedDay;
import io.citylake.tables.LakeInput;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads which days of a mart are published, from {@code marts.published}. */
public final class ReadPublished {
  private static final String DAYS =
      """
      select mart, day, run_id, mart_snapshot, tag, input_records, input_repairs, input_rows, row_count
      from   marts.published
      where  mart = ?
      """;

  private final PostgresPool pool;

  public ReadPublished(PostgresPool pool) {
    this.pool = pool;
  }

  /** The published days of a mart, in order. */
  public SortedMap<LocalDate, PublishedDay> days(String mart) throws SQLException {
    SortedMap<LocalDate, PublishedDay> days = new TreeMap<>();
    try (Connection connection = pool.connection();
        PreparedStatement select = connection.prepareStatement(DAYS)) {
      select.setString(1, mart);
      ResultSet result = select.executeQuery();
      while (result.next()) {
        PublishedDay day = day(result);
        days.put(day.day(), day);
      }
    }
    return days;
  }

  private static PublishedDay day(ResultSet result) throws SQLException {
    return new PublishedDay(
        result.getString("mart"),
        result.getObject("day", LocalDate.class),
        result.getString("run_id"),
        result.getLong("mart_snapshot"),
        result.getString("tag"),
        new LakeInput(result.getLong("input_records"), result.getLong("input_repairs")),
        result.getLong("input_rows"),
        result.getLong("row_count"));
  }
}
