package io.citylake.doctor;

import io.citylake.command.CommandFailed;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.RequireSchemas;
import io.citylake.settings.Settings;
import io.citylake.tables.Column;
import io.citylake.tables.Table;
import io.citylake.tables.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The database's tables are this version's: the migrations' own history says so, and the tables'
 * columns, which somebody may have changed since.
 */
final class CheckMigrations implements Check {
  static final String NAME = "migrations";

  private static final String HAS_COLUMN =
      """
      select exists (select from pg_attribute
                     where  attrelid = to_regclass(?) and attname = ? and not attisdropped)""";

  private final Settings.Postgres settings;

  CheckMigrations(Settings.Postgres settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> needs() {
    return Set.of(CheckDatabase.NAME);
  }

  @Override
  public Finding look() throws SQLException {
    try {
      new RequireSchemas(settings).check();
    } catch (CommandFailed e) {
      return Finding.failed(e.finding(), e.remedy());
    }
    List<String> missing = missingColumns();
    return missing.isEmpty()
        ? Finding.ok("up to date")
        : Finding.failed(
            "missing: " + String.join(", ", missing),
            "restore the database: the migrations that make them have run");
  }

  private List<String> missingColumns() throws SQLException {
    List<String> missing = new ArrayList<>();
    try (PostgresPool postgres = PostgresPool.open(settings, CheckDatabase.APPLICATION);
        Connection connection = postgres.connection();
        PreparedStatement hasColumn = connection.prepareStatement(HAS_COLUMN)) {
      for (Table table : Tables.LIVE) {
        for (Column column : table.columns()) {
          hasColumn.setString(1, table.qualifiedName());
          hasColumn.setString(2, column.name());
          try (ResultSet answer = hasColumn.executeQuery()) {
            answer.next();
            if (!answer.getBoolean(1)) {
              missing.add(table.qualifiedName() + "." + column.name());
            }
          }
        }
      }
    }
    return missing;
  }
}
