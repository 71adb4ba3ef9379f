package io.citylake.postgres;

import static io.citylake.postgres.TestRows.FIVE_PAST_TWO;
import static io.citylake.postgres.TestRows.TWO_O_CLOCK;
import static io.citylake.postgres.TestRows.epoch;
import static io.citylake.postgres.TestRows.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.CommandFailed;
import io.citylake.progress.RunningQuery;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesIT {
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private static TestDatabase database;
  private static PostgresPool reader;
  private static PostgresPool writer;

  @BeforeAll
  static void createDatabase() throws SQLException {
    database = TestDatabase.migrated();
    new PublishCatalogue(database.pool()).publish(TestCatalogue.of("noise_level"));
    database.commitWindows().commit(epoch("owners", 0), List.of(window(TWO_O_CLOCK, 1, 17.5)));
    reader = database.poolOf("citylake_reader");
    writer = database.poolOf("citylake_writer");
  }

  @AfterAll
  static void closeDatabase() {
    reader.close();
    writer.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows", "progress", "queries", "metrics", "environment"})
  void readerSeesEveryServingView(String view) throws SQLException {
    assertThat(TestDatabase.rows(reader, "select * from serving." + view)).isNotNull();
  }

  @Test
  void readerSeesTheRows() throws SQLException {
    assertThat(TestDatabase.rows(reader, "select district, value_mean from serving.windows"))
        .contains("Wola 17.5");
  }

  @Test
  void readerSeesNoTableOrViewElsewhere() throws SQLException {
    assertThat(
            TestDatabase.rows(
                reader,
                """
                select c.oid::regclass
                from   pg_class c join pg_namespace n on n.oid = c.relnamespace
                where  n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'serving')
                and    c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                and    (has_table_privilege(c.oid, 'select, insert, update, delete, truncate')
                        or has_schema_privilege(n.oid, 'usage') and n.nspname <> 'public')
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from live.windows",
        "select * from live.progress",
        "select * from live.metrics",
        "select * from live.queries",
        "select * from live.flyway_schema_history",
        "insert into serving.metrics values ('a', 'b', 'c', 'd')",
        "update serving.metrics set unit = 'x'",
        "delete from serving.metrics",
        "create table serving.mine (id int)",
        "create table public.mine (id int)",
        "create temporary table mine (id int)",
        "create schema mine",
        "select live.ensure_window_partitions('{2001-01-01}')",
        "set role citylake_writer",
      })
  void readerMayNot(String sql) {
    assertRefused(reader, sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from live.windows",
        "truncate live.windows",
        "drop table live.windows",
        "alter table live.windows add column mine int",
        "delete from live.progress",
        "delete from live.queries",
        "update live.metrics set unit = 'x'",
        "create table live.mine (id int)",
        "create table serving.mine (id int)",
        "create view serving.mine as select 1",
        "create or replace view serving.windows as select 1",
        "drop view serving.windows",
        "comment on view serving.windows is 'mine'",
        "create table marts.mine (id int)",
        "create or replace function live.ensure_window_partitions(days date[]) returns integer"
            + " language sql as 'select 1'",
      })
  void writerMayNot(String sql) {
    assertRefused(writer, sql);
  }

  private static void assertRefused(PostgresPool pool, String sql) {
    assertThatThrownBy(() -> TestDatabase.execute(pool, sql))
        .isInstanceOf(SQLException.class)
        .extracting(failure -> ((SQLException) failure).getSQLState())
        .isEqualTo(INSUFFICIENT_PRIVILEGE);
  }

  @Test
  void writerCommitsWindowsOfAnyDayAndKeepsProgress() throws SQLException {
    CommitWindows commitWindows =
        new CommitWindows(writer, new RetryWhileUnavailable(Duration.ofSeconds(1)));
    Instant longAgo = Instant.parse("2009-05-01T00:00:00Z");
    commitWindows.commit(
        epoch("writers", 0), List.of(window(longAgo, 1, 1), window(FIVE_PAST_TWO, 1, 1)));
    commitWindows.commit(epoch("writers", 1), List.of(window(FIVE_PAST_TWO, 2, 1)));
    new WriteProgress(writer)
        .complete(epoch("writers", 1), new BatchFigures(10, 2, 5, 1L, 5.0, 2L, 0.5, 2000));
    new WriteProgress(writer)
        .add(
            epoch("records", "writers", 0, null),
            new BatchFigures(10, 2, 5, null, 5.0, 2L, 0.5, 2000));

    assertThat(new WriteQueries(writer).write(new RunningQuery("records", false))).isTrue();

    ReadProgress progress = new ReadProgress(writer);
    assertThat(progress.epochs("windows", "writers")).hasSize(2);
    assertThat(progress.epochs("records", "writers")).hasSize(1);
  }

  @Test
  void writerMakesTheTablesOfTheLakesCatalogue() throws SQLException {
    TestDatabase.execute(writer, "create table iceberg.iceberg_tables (id int)");
    TestDatabase.execute(writer, "drop table iceberg.iceberg_tables");
  }

  @Test
  void writerMaySeeThatTheCatalogueIsPublishedButNotChangeIt() throws SQLException {
    PublishCatalogue publish = new PublishCatalogue(writer);
    assertThat(publish.publish(TestCatalogue.of("noise_level"))).isEmpty();
    assertThatThrownBy(() -> publish.publish(TestCatalogue.of("noise_level", "illuminance")))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("publish it as the owner");
  }
}
