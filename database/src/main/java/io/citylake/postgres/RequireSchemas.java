package io.citylake.postgres;

import static org.flywaydb.core.api.MigrationState.FUTURE_SUCCESS;

import io.citylake.command.CommandFailed;
import io.citylake.settings.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Requires of a database that this version's migrations have run, all of them and no others, before
 * anything reads it. Looks only; the jobs' user may.
 */
public final class RequireSchemas {
  /** Asks what PostgreSQL tells everybody: whoever may not look into a schema is to be told so. */
  private static final String LOOK =
      """
      select h.oid is not null,
             exists (select from pg_class where relnamespace = n.oid),
             coalesce(has_schema_privilege(n.oid, 'usage'), true),
             coalesce(has_table_privilege(h.oid, 'select'), true)
      from   (select) as one
      left   join pg_namespace n on n.nspname = 'live'
      left   join pg_class h on h.relnamespace = n.oid and h.relname = 'flyway_schema_history'""";

  private static final String MIGRATE = "run citylake migrate as the owner of the schemas";
  private static final String OWN_DATABASE =
      "correct postgres.url, or give Citylake a database of its own";

  private final Settings.Postgres settings;
  private final DataSource source;

  /** What {@link #LOOK} sees of the schema live. */
  private record Seen(
      boolean hasHistory, boolean hasTables, boolean mayLook, boolean mayReadHistory) {}

  public RequireSchemas(Settings.Postgres settings) {
    this.settings = settings;
    this.source = PostgresDataSource.of(settings, "citylake");
  }

  /**
   * Does nothing where the database is this version's.
   *
   * @throws CommandFailed where it is empty, half made, somebody else's or a newer version's, or
   *     the server cannot be reached
   */
  public void check() {
    Seen seen = look();
    if (seen.hasTables() && !seen.mayLook()) {
      throw CommandFailed.missing(
          "user %s may not look into the schema live of %s".formatted(settings.user(), database()),
          "as its owner, grant citylake_writer to " + settings.user());
    }
    if (seen.hasHistory() && !seen.mayReadHistory()) {
      throw CommandFailed.missing(
          "user %s may not read the migrations' history in %s"
              .formatted(settings.user(), database()),
          MIGRATE);
    }
    List<MigrationInfo> scripts = checkOurs(seen);
    if (scripts.isEmpty()) {
      throw CommandFailed.missing(
          "the database at %s has none of Citylake's tables".formatted(database()), MIGRATE);
    }
    String lacking = named(scripts, script -> !script.getState().isApplied());
    if (!lacking.isEmpty()) {
      throw CommandFailed.missing(
          "the database at %s lacks the migrations %s".formatted(database(), lacking), MIGRATE);
    }
  }

  /**
   * Does nothing where the database is empty, or this version's or an older one's.
   *
   * @throws CommandFailed where it is somebody else's or a newer version's, or the server cannot be
   *     reached
   */
  void checkOurs() {
    checkOurs(look());
  }

  /** The scripts of this version, and those that ran; empty where none ever ran. */
  private List<MigrationInfo> checkOurs(Seen seen) {
    if (!seen.hasHistory()) {
      if (seen.hasTables()) {
        throw foreign("it has tables, and no history of migrations");
      }
      return List.of();
    }
    List<MigrationInfo> scripts = scripts();
    String foreign = named(scripts, RequireSchemas::isForeign);
    if (!foreign.isEmpty()) {
      throw foreign("other migrations ran there, " + foreign);
    }
    String newer = named(scripts, script -> script.getState() == FUTURE_SUCCESS);
    if (!newer.isEmpty()) {
      throw CommandFailed.unlike(
          "the database at %s is a newer Citylake's, this one does not know the migrations %s"
              .formatted(database(), newer),
          "run the version that migrated it, or a newer one");
    }
    return scripts;
  }

  private CommandFailed foreign(String why) {
    return CommandFailed.unlike(
        "the schema live of %s is not this Citylake's, %s".formatted(database(), why),
        OWN_DATABASE);
  }

  /** None of this version's scripts, or one with another text. */
  private static boolean isForeign(MigrationInfo script) {
    return script.getState().isApplied()
        && script.getState() != FUTURE_SUCCESS
        && !(script.getState().isResolved() && script.isChecksumMatching());
  }

  private String database() {
    return PostgresUrl.shown(settings);
  }

  private Seen look() {
    try (Connection connection = source.getConnection();
        var statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(LOOK)) {
      answer.next();
      return new Seen(
          answer.getBoolean(1), answer.getBoolean(2), answer.getBoolean(3), answer.getBoolean(4));
    } catch (SQLException e) {
      throw NoConnection.because(settings, e);
    }
  }

  private List<MigrationInfo> scripts() {
    try {
      return Stream.of(Migrate.flyway(source).info().all())
          .filter(MigrationInfo::isVersioned)
          .toList();
    } catch (FlywayException e) {
      throw new CommandFailed(
          "the migrations' history in %s cannot be read: %s"
              .formatted(database(), e.getMessage().strip()),
          e);
    }
  }

  private static String named(List<MigrationInfo> scripts, Predicate<MigrationInfo> which) {
    return scripts.stream().filter(which).map(Migrate::named).collect(Collectors.joining(", "));
  }
}
