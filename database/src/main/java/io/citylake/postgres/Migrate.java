package io.citylake.postgres;

import io.citylake.command.CommandFailed;
import io.citylake.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Brings a database's schemas, tables, roles and views to what this version needs, by the scripts
 * in {@code sql/postgres}. The settings' user becomes the owner of everything.
 */
public final class Migrate {
  private static final String SCRIPTS = "classpath:io/citylake/sql/postgres";
  private static final String HISTORY_SCHEMA = "live";
  private static final String ENCODING = "UTF8";
  private static final String NO_PRIVILEGE = "42501";

  private final Settings.Postgres settings;
  private final DataSource source;

  public Migrate(Settings.Postgres settings) {
    this.settings = settings;
    this.source = PostgresDataSource.of(settings, "citylake migrate");
  }

  /**
   * Runs the scripts that have not run yet; safe to call from several processes at once.
   *
   * @return what ran, oldest first; empty where the database was up to date
   * @throws CommandFailed if the database is somebody else's or a newer version's, the server
   *     cannot be reached, or a script fails; a script that fails changes nothing
   */
  public List<String> migrate() {
    checkServer();
    new RequireSchemas(settings).checkOurs();
    try {
      return flyway(source).migrate().migrations.stream()
          .map(script -> named(script.version, script.description))
          .toList();
    } catch (FlywayException e) {
      throw failed(e);
    }
  }

  /** The scripts of this version, for the database that {@code source} connects to. */
  static Flyway flyway(DataSource source) {
    return Flyway.configure(Migrate.class.getClassLoader())
        .dataSource(source)
        .locations(SCRIPTS)
        .defaultSchema(HISTORY_SCHEMA)
        .placeholderReplacement(false)
        .loggers("slf4j")
        .load();
  }

  private void checkServer() {
    try (Connection connection = source.getConnection();
        var statement = connection.createStatement();
        var encoding = statement.executeQuery("show server_encoding")) {
      encoding.next();
      if (!encoding.getString(1).equals(ENCODING)) {
        throw new CommandFailed(
            "the database at %s is encoded in %s: create one with encoding 'UTF8'"
                .formatted(PostgresUrl.shown(settings), encoding.getString(1)));
      }
    } catch (SQLException e) {
      throw NoConnection.because(settings, e);
    }
  }

  private CommandFailed failed(FlywayException failure) {
    String why =
        isRefused(failure)
            ? "user %s may not: migrate as the owner of the database".formatted(settings.user())
            : failure.getMessage().strip();
    return new CommandFailed(
        "the database at %s was not migrated: %s".formatted(PostgresUrl.shown(settings), why),
        failure);
  }

  private static boolean isRefused(FlywayException failure) {
    return failure.getCause() instanceof SQLException e && NO_PRIVILEGE.equals(e.getSQLState());
  }

  static String named(MigrationInfo script) {
    return named(String.valueOf(script.getVersion()), script.getDescription());
  }

  private static String named(String version, String description) {
    return version + " " + description;
  }
}
