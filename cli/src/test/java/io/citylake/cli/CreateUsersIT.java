package io.citylake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.cli.stack.StackKeys;
import io.citylake.localstack.EmbeddedDatabase;
import io.citylake.localstack.Lifetime;
import io.citylake.postgres.Migrate;
import io.citylake.postgres.RequireSchemas;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docker-compose.yml's PostgreSQL is given at its first start, on a server of its own. */
class CreateUsersIT {
  private static final Path SCRIPT =
      Path.of("").toAbsolutePath().resolveSibling("conf/docker/postgres/create-users.sql");
  private static final Path DOCS = Path.of("").toAbsolutePath().resolveSibling("docs");
  private static final Pattern META_COMMAND = Pattern.compile("(?m)^\\\\.*$");
  private static final Pattern PASSWORD = Pattern.compile(":'(\\w+)_password'");

  private static final Pattern SQL_OF_DOCS =
      Pattern.compile("```postgresql\n(.*?)```", Pattern.DOTALL);

  @TempDir private static Path directory;
  private static EmbeddedDatabase server;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = new EmbeddedDatabase(directory, 0, Lifetime.ATTACHED).start();
    String script = META_COMMAND.matcher(Files.readString(SCRIPT)).replaceAll("");
    try (Connection superuser = connect("postgres", EmbeddedDatabase.OWNER);
        Statement statement = superuser.createStatement()) {
      // A database cannot be made in a transaction: one statement at a time, as psql sends them.
      for (String sql : Pattern.compile(";").splitAsStream(withPasswords(script)).toList()) {
        statement.execute(sql);
      }
    }
    new Migrate(settings("citylake_owner")).migrate();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void ownerMigratesWithoutTheRightToMakeRoles() throws SQLException {
    assertThatCode(() -> new RequireSchemas(settings("citylake_owner")).check())
        .doesNotThrowAnyException();
    assertThat(
            value("postgres", "select count(*) from pg_roles where rolcreaterole and rolcanlogin"))
        .as("only the superuser makes roles")
        .isEqualTo(1L);
  }

  @Test
  void jobWritesWindowsAndTheCatalogueOfTheLakeButChangesNoTable() {
    assertThatCode(() -> run("citylake", "insert into live.windows select * from live.windows"))
        .doesNotThrowAnyException();
    assertThatCode(() -> run("citylake", "create table iceberg.made (id int)"))
        .doesNotThrowAnyException();
    assertRefused("citylake", "alter table live.windows add column more int");
    assertRefused("citylake", "create table live.more (id int)");
  }

  @Test
  void dashboardsSeeServingAndNothingElse() {
    assertThatCode(() -> run("citylake_bi", "select count(*) from serving.windows"))
        .doesNotThrowAnyException();
    assertRefused("citylake_bi", "select count(*) from live.windows");
  }

  @Test
  void usersOfTheDocsAreMadeByAnAdministratorAndMayReadWhatTheyNeed() throws Exception {
    run("citylake", "create table iceberg.kept (id int)");
    assertRefused("citylake_owner", "create role made_by_the_owner login");

    for (String page : List.of("bi.md", "engines.md")) {
      run(EmbeddedDatabase.OWNER, sqlOf(page));
    }

    run("dashboards", "select count(*) from serving.windows");
    assertRefused("dashboards", "select count(*) from live.windows");
    run("engines", "select count(*) from iceberg.kept");
    assertRefused("engines", "insert into iceberg.kept values (1)");
    assertRefused("engines", "create table iceberg.more (id int)");
    assertRefused("engines", "select count(*) from live.windows");
  }

  private static String sqlOf(String page) throws IOException {
    Matcher block = SQL_OF_DOCS.matcher(Files.readString(DOCS.resolve(page)));
    assertThat(block.find()).as(page).isTrue();
    return block.group(1);
  }

  @Test
  void airflowAndTheJobsStayOutOfEachOthersDatabase() {
    assertThatThrownBy(() -> connect("citylake", "airflow").close())
        .hasMessageContaining("permission denied for database");
    assertThatThrownBy(() -> connect("airflow", "citylake").close())
        .hasMessageContaining("permission denied for database");
  }

  @Test
  void everyUserHasAPasswordOfItsOwn() throws SQLException {
    assertThat(
            value(
                "postgres",
                """
                select count(distinct rolpassword) from pg_authid
                where  rolname in ('citylake_owner', 'citylake', 'citylake_bi', 'airflow')
                and    rolpassword like 'SCRAM-%'\
                """))
        .isEqualTo(4L);
  }

  private static String withPasswords(String script) {
    return PASSWORD.matcher(script).replaceAll("'$1 of the test'");
  }

  private static void assertRefused(String user, String sql) {
    assertThatThrownBy(() -> run(user, sql))
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("42501");
  }

  private static void run(String user, String sql) throws SQLException {
    try (Connection connection = connect("citylake", user);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Object value(String database, String sql) throws SQLException {
    try (Connection connection = connect(database, EmbeddedDatabase.OWNER);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getObject(1);
    }
  }

  private static Connection connect(String database, String user) throws SQLException {
    return DriverManager.getConnection(url(database), user, "");
  }

  private static String url(String database) {
    return StackKeys.urlWithoutUser(server.jdbcUrl(database));
  }

  private static Settings.Postgres settings(String user) {
    return ReadSettings.from(
            Optional.empty(),
            Map.of(),
            Map.of("postgres.url", url("citylake"), "postgres.user", user))
        .postgres();
  }
}
