package io.citylake.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;
import io.citylake.settings.Settings;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequireSchemasIT {
  private static final int MAY_COME = ExitCodes.FAILED;
  private static final int NEVER_COMES = ExitCodes.BAD_CONFIGURATION;
  private static final String MIGRATE = ": run citylake migrate as the owner of the schemas";

  private static TestDatabase migrated;

  @BeforeAll
  static void migrateOnce() throws SQLException {
    migrated = TestDatabase.migrated();
    migrated.execute("create table history as table live.flyway_schema_history");
  }

  @AfterAll
  static void close() {
    migrated.close();
  }

  @BeforeEach
  void restoreHistory() throws SQLException {
    migrated.execute("truncate live.flyway_schema_history");
    migrated.execute("insert into live.flyway_schema_history table history");
  }

  @Test
  void emptyDatabaseIsToBeMigrated() {
    try (TestDatabase database = TestDatabase.empty()) {
      assertRefused(
          () -> check(database),
          MAY_COME,
          "the database at " + url(database) + " has none of Citylake's tables" + MIGRATE);
    }
  }

  @Test
  void migratedDatabaseIsReadyForTheJobsUserAndForNobodyElse() throws SQLException {
    String name = migrated.value("select current_database()");
    migrated.execute("create role job_of_%s login in role citylake_writer".formatted(name));
    migrated.execute("create role guest_of_%s login".formatted(name));

    assertThatCode(() -> check(migrated, "job_of_" + name)).doesNotThrowAnyException();
    assertRefused(
        () -> check(migrated, "guest_of_" + name),
        MAY_COME,
        "user guest_of_%1$s may not look into the schema live of %2$s: as its owner, grant citylake_writer to guest_of_%1$s"
            .formatted(name, url(migrated)));
  }

  @Test
  void databaseOfAnOlderVersionNamesTheMigrationsThatItLacks() throws SQLException {
    String newest =
        migrated.value(
            "delete from live.flyway_schema_history where installed_rank ="
                + " (select max(installed_rank) from live.flyway_schema_history)"
                + " returning version || ' ' || description");

    assertRefused(
        () -> check(migrated),
        MAY_COME,
        "the database at " + url(migrated) + " lacks the migrations " + newest + MIGRATE);
  }

  @Test
  void databaseOfANewerVersionIsNeitherReadNorMigrated() throws SQLException {
    migrated.execute(
        """
          insert into live.flyway_schema_history
          select installed_rank + 1, '999', 'what comes', type, 'V999__what_comes.sql', 1, installed_by, installed_on, 1, true
          from   live.flyway_schema_history order by installed_rank desc limit 1""");
    String newer =
        "the database at %s is a newer Citylake's, this one does not know the migrations 999 what comes: run the version that migrated it, or a newer one"
            .formatted(url(migrated));

    assertRefused(() -> check(migrated), NEVER_COMES, newer);
    assertRefused(() -> new Migrate(migrated.settings()).migrate(), NEVER_COMES, newer);
  }

  @Test
  void schemaOfSomebodyElseIsNeitherReadNorMigrated() throws SQLException {
    try (TestDatabase database = TestDatabase.empty()) {
      database.execute("create schema live create table somebodys (id int)");
      String foreign =
          "the schema live of %s is not this Citylake's, it has tables, and no history of migrations: correct postgres.url, or give Citylake a database of its own"
              .formatted(url(database));

      assertRefused(() -> check(database), NEVER_COMES, foreign);
      assertRefused(() -> new Migrate(database.settings()).migrate(), NEVER_COMES, foreign);
      assertThat(database.rows("select tablename from pg_tables where schemaname = 'live'"))
          .containsExactly("somebodys");
    }
  }

  @Test
  void migrationsOfSomebodyElseAreNamed() throws SQLException {
    migrated.execute("update live.flyway_schema_history set checksum = 1 where version = '2'");

    assertRefused(
        () -> check(migrated),
        NEVER_COMES,
        "the schema live of %s is not this Citylake's, other migrations ran there, 2 windows: correct postgres.url, or give Citylake a database of its own"
            .formatted(url(migrated)));
  }

  private static void assertRefused(ThrowingCallable check, int exitCode, String message) {
    assertThatThrownBy(check)
        .isInstanceOfSatisfying(
            CommandFailed.class, refused -> assertThat(refused.exitCode()).isEqualTo(exitCode))
        .hasMessage(message);
  }

  private static void check(TestDatabase database) {
    check(database, TestDatabase.OWNER);
  }

  private static void check(TestDatabase database, String user) {
    Settings.Postgres settings = TestDatabase.settings(url(database), user);
    new RequireSchemas(settings).check();
  }

  private static String url(TestDatabase database) {
    return PostgresUrl.shown(database.settings());
  }
}
