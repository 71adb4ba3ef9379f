package io.citylake.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.CommandFailed;
import io.citylake.localstack.SharedStack;
import io.citylake.settings.Settings;
import io.citylake.tables.Column;
import io.citylake.tables.Table;
import io.citylake.tables.Tables;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrateIT {
  private static final String COLUMNS =
      """
      select   a.attname, t.typname, case when a.attnotnull then 'required' else 'optional' end
      from     pg_attribute a
      join     pg_type t on t.oid = a.atttypid
      where    a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
      order by a.attnum
      """;

  private static final String PRIMARY_KEY =
      """
      select   a.attname
      from     pg_index i
      cross join lateral unnest(i.indkey) with ordinality as key (attnum, place)
      join     pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.attnum
      where    i.indrelid = ?::regclass and i.indisprimary
      order by key.place
      """;

  private static final String STATE =
      """
      select   oid, xmin, relname from pg_class
      where    relnamespace::regnamespace::text in ('live', 'marts', 'serving', 'iceberg')
      order by oid
      """;

  static Stream<Table> tables() {
    return Tables.LIVE.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void ddlAgreesWithTables(Table table) throws SQLException {
    try (TestDatabase database = TestDatabase.migrated()) {
      assertThat(database.rows(COLUMNS, table.qualifiedName()))
          .isEqualTo(table.columns().stream().map(MigrateIT::described).toList());
      assertThat(database.rows(PRIMARY_KEY, table.qualifiedName())).isEqualTo(table.key());
    }
  }

  private static String described(Column column) {
    return String.join(
        " ",
        column.name(),
        column.type().postgresName(),
        column.isRequired() ? "required" : "optional");
  }

  @Test
  void secondMigrationChangesNothing() throws SQLException {
    try (TestDatabase database = TestDatabase.empty()) {
      Migrate migrate = new Migrate(database.settings());
      assertThat(migrate.migrate())
          .startsWith("1 schemas and roles")
          .hasSizeGreaterThan(1)
          .doesNotHaveDuplicates();
      List<String> state = database.rows(STATE);

      assertThat(migrate.migrate()).isEmpty();
      assertThat(database.rows(STATE)).isNotEmpty().isEqualTo(state);
    }
  }

  @Test
  void queriesThatRanBeforeTheyWereListedAreListed() throws SQLException {
    try (TestDatabase database = TestDatabase.empty()) {
      Flyway.configure()
          .configuration(
              Migrate.flyway(PostgresDataSource.of(database.settings(), "test")).getConfiguration())
          .target("16")
          .load()
          .migrate();
      database.execute(
          """
          insert into live.progress (query, checkpoint_id, epoch, committed_at)
          values ('records', 'r', 0, '2026-01-15T08:00:00Z'), ('windows', 'w', 0, '2026-01-15T08:00:01Z'),
                 ('windows', 'w', 1, '2026-01-15T08:00:02Z')""");

      new Migrate(database.settings()).migrate();

      assertThat(database.rows("select * from serving.queries order by 1"))
          .containsExactly("records f 2026-01-15 08:00:00+00", "windows t 2026-01-15 08:00:01+00");
    }
  }

  @Test
  void twoMigrationsOfOneDatabaseAtOnceDoTheWorkOnce() throws SQLException {
    try (TestDatabase database = TestDatabase.empty()) {
      List<String> ran =
          Stream.generate(() -> new Migrate(database.settings()))
              .limit(2)
              .map(migrate -> CompletableFuture.supplyAsync(migrate::migrate))
              .toList()
              .stream()
              .flatMap(migration -> migration.join().stream())
              .toList();
      assertThat(ran).contains("1 schemas and roles").doesNotHaveDuplicates();
      assertThatCode(() -> new RequireSchemas(database.settings()).check())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void databasesOfOneClusterMigrateAtOnce() throws SQLException {
    List<TestDatabase> databases = Stream.generate(TestDatabase::empty).limit(3).toList();
    List<CompletableFuture<List<String>>> migrations =
        databases.stream()
            .map(database -> new Migrate(database.settings()))
            .map(migrate -> CompletableFuture.supplyAsync(migrate::migrate))
            .toList();
    assertThat(migrations).allSatisfy(migration -> assertThat(migration.join()).isNotEmpty());
    databases.forEach(TestDatabase::close);
  }

  @Test
  void ownerOfTheDatabaseNeedsNotBeSuperuser() throws SQLException {
    try (TestDatabase database = TestDatabase.empty()) {
      String name = database.value("select current_database()");
      database.execute("create role owner_of_%s login createrole".formatted(name));
      database.execute("alter database %1$s owner to owner_of_%1$s".formatted(name));
      Settings.Postgres owner =
          TestDatabase.settings(database.settings().url(), "owner_of_" + name);

      assertThat(new Migrate(owner).migrate()).isNotEmpty();
      try (PostgresPool pool = PostgresPool.open(owner, "test")) {
        assertThat(new PublishCatalogue(pool).publish(TestCatalogue.of("noise_level")))
            .isNotEmpty();
      }
    }
  }

  @Test
  void whoeverMayNotMigrateIsToldWhoMay() throws SQLException {
    try (TestDatabase database = TestDatabase.empty()) {
      String visitor = "visitor_of_" + database.value("select current_database()");
      database.execute("create role %s login".formatted(visitor));
      Settings.Postgres settings = TestDatabase.settings(database.settings().url(), visitor);

      assertThatThrownBy(() -> new Migrate(settings).migrate())
          .isInstanceOf(CommandFailed.class)
          .hasMessageEndingWith(
              "user " + visitor + " may not: migrate as the owner of the database");
    }
  }

  @Test
  void partitionsAreMadeFromYesterdayToAWeekAhead() throws SQLException {
    try (TestDatabase empty = TestDatabase.empty()) {
      LocalDate before = utcDate(empty);
      new Migrate(empty.settings()).migrate();
      List<String> partitions =
          empty.rows(
              "select relid::text from pg_partition_tree('live.windows') where isleaf order by 1");
      assertThat(partitions).isIn(week(before), week(utcDate(empty)));
    }
  }

  private static LocalDate utcDate(TestDatabase database) throws SQLException {
    return LocalDate.parse(database.value("select (now() at time zone 'UTC')::date"));
  }

  private static List<String> week(LocalDate today) {
    return IntStream.rangeClosed(-1, 7)
        .mapToObj(today::plusDays)
        .map(DateTimeFormatter.BASIC_ISO_DATE::format)
        .map("live.windows_"::concat)
        .toList();
  }

  @Test
  void everyTimeHasAZone() throws SQLException {
    try (TestDatabase database = TestDatabase.migrated()) {
      assertThat(
              database.rows(
                  """
                  select table_schema, table_name, column_name
                  from   information_schema.columns
                  where  table_schema in ('live', 'serving')
                  and    table_name <> 'flyway_schema_history'
                  and    data_type in ('timestamp without time zone', 'time without time zone')
                  """))
          .isEmpty();
    }
  }

  @Test
  void databaseInAnotherEncodingIsRefusedWithTheRemedy() throws SQLException {
    String url = SharedStack.newDatabase();
    try (TestDatabase database = TestDatabase.empty()) {
      database.execute(
          "create database latin encoding 'LATIN1' locale_provider libc locale 'C'"
              + " template template0");
      Settings.Postgres latin =
          TestDatabase.settings(url.replaceFirst("/test_\\d+", "/latin"), TestDatabase.OWNER);
      assertThatThrownBy(() -> new Migrate(latin).migrate())
          .isInstanceOf(CommandFailed.class)
          .hasMessageContaining("LATIN1")
          .hasMessageContaining("encoding 'UTF8'");
    }
  }
}
