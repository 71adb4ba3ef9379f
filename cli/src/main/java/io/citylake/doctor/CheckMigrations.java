package io.citylake.doctor;

import io.citylake.config.Settings;
import io.citylake.postgres.Migrate;
import io.citylake.postgres.PostgresException;
import io.citylake.postgres.PostgresPool;
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
 * The database's tables are this version's. The migrations' own history says it, to users who may
 * read it; the jobs' user sees the tables' columns.
 */
final class CheckMigrations implements Check {
  static final String NAME = "migrations";

  private static final String REMEDY = "run citylake migrate as the owner of the schemas";

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private static final String HISTORY_IS_READABLE =
      """
      select coalesce(has_table_privilege(to_regclass('live.flyway_schema_history'), 'select'), true)""";

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
      return tables();
    } catch (SQLException e) {
      if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        return Finding.failed(
            settings.user() + " may not look into the schema live",
            "as the owner: grant citylake_writer to " + settings.user());
      }
      throw e;
    }
  }

  private Finding tables() throws SQLException {
    List<String> missing = new ArrayList<>();
    int columns = 0;
    boolean historyIsReadable;
    try (PostgresPool postgres = PostgresPool.open(settings, CheckDatabase.APPLICATION);
        Connection connection = postgres.connection();
        PreparedStatement hasColumn = connection.prepareStatement(HAS_COLUMN);
        PreparedStatement history = connection.prepareStatement(HISTORY_IS_READABLE)) {
      for (Table table : List.of(Tables.WINDOWS, Tables.PROGRESS, Tables.PROGRESS_OFFSETS)) {
        for (Column column : table.columns()) {
          columns++;
          String name = table.schema() + "." + table.name();
          if (!isTrue(hasColumn, name, column.name())) {
            missing.add(name + "." + column.name());
          }
        }
      }
      historyIsReadable = isTrue(history);
    }
    if (missing.size() == columns) {
      return Finding.failed("the database has none of Citylake's tables", REMEDY);
    }
    if (!missing.isEmpty()) {
      return Finding.failed("missing: " + String.join(", ", missing), REMEDY);
    }
    return historyIsReadable
        ? pending()
        : Finding.ok("the tables are this version's (their history is the owner's to read)");
  }

  private Finding pending() {
    try {
      List<String> pending = new Migrate(settings).pending();
      return pending.isEmpty()
          ? Finding.ok("up to date")
          : Finding.failed("not run yet: " + String.join(", ", pending), REMEDY);
    } catch (PostgresException e) {
      return Finding.failed(
          e.getMessage(),
          "run the version of Citylake that migrated this database, or a newer one");
    }
  }

  private static boolean isTrue(PreparedStatement question, String... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      question.setString(i + 1, parameters[i]);
    }
    try (ResultSet answer = question.executeQuery()) {
      answer.next();
      return answer.getBoolean(1);
    }
  }
}
