package io.citylake.cli.table;

import io.citylake.command.AlignedRows;
import io.citylake.postgres.PostgresPool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows of a query as aligned text. */
public final class ResultTable {
  private ResultTable() {}

  /** Runs {@code sql} and gives its rows, indented by two; "(no rows)" where there are none. */
  public static String of(PostgresPool postgres, String sql) throws SQLException {
    try (Connection connection = postgres.connection();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return String.format(Locale.ROOT, "  %d rows changed", statement.getUpdateCount());
      }
      return text(statement.getResultSet());
    }
  }

  private static String text(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<String> header = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      header.add(columns.getColumnLabel(i));
    }
    AlignedRows table = new AlignedRows(header);
    while (rows.next()) {
      List<String> cells = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        cells.add(Cell.text(rows.getObject(i)));
      }
      table.add(cells);
    }
    return text(table);
  }

  /** The rows, indented by two; "(no rows)" where there are none. */
  public static String text(AlignedRows table) {
    return table.isEmpty() ? "  (no rows)" : table.text("  ");
  }
}
