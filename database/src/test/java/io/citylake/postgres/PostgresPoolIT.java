package io.citylake.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.CommandFailed;
import io.citylake.config.Secret;
import io.citylake.localstack.SharedStack;
import io.citylake.settings.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class PostgresPoolIT {
  private static final String PASSWORD = "hunter2";

  @Test
  void sessionsAreInUtcWhateverTheZoneOfTheMachine() throws SQLException {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
    try (PostgresPool pool = PostgresPool.open(settings(SharedStack.newDatabase()), "test")) {
      assertThat(TestDatabase.rows(pool, "show timezone")).containsExactly("UTC");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void serverSeesTheNameOfTheApplication() throws SQLException {
    try (PostgresPool pool = PostgresPool.open(settings(SharedStack.newDatabase()), "streaming")) {
      assertThat(TestDatabase.rows(pool, "show application_name")).containsExactly("streaming");
    }
  }

  @Test
  void serverThatIsNotThereIsNamedWithTheRemedy() {
    assertThatThrownBy(() -> open("jdbc:postgresql://127.0.0.1:1/citylake?password=" + PASSWORD))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/citylake cannot be reached")
        .hasMessageContaining("refused")
        .hasMessageContaining("postgres.url")
        .hasMessageNotContaining(PASSWORD);
  }

  @Test
  void databaseThatIsNotThereIsNamedWithTheRemedy() {
    String url = SharedStack.newDatabase().replaceFirst("/test_\\d+", "/nowhere");
    assertThatThrownBy(() -> open(url))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("/nowhere has no such database");
  }

  @Test
  void userThatTheServerDoesNotKnowIsNamedWithTheRemedy() {
    Settings.Postgres stranger = TestDatabase.settings(SharedStack.newDatabase(), "stranger");
    assertThatThrownBy(() -> PostgresPool.open(stranger, "test"))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("refused the user stranger")
        .hasMessageContaining("postgres.password");
  }

  @Test
  void badUrlIsRefusedWithoutItsPassword() {
    assertThatThrownBy(() -> open("jdbc:postgresql://host:port/citylake?password=" + PASSWORD))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("is no PostgreSQL URL")
        .hasNoCause()
        .hasMessageNotContaining(PASSWORD);
  }

  @Test
  void poolDoesNotShowThePassword() {
    String url = SharedStack.newDatabase();
    try (PostgresPool pool = PostgresPool.open(settings(url + "&password=" + PASSWORD), "test")) {
      assertThat(pool.toString()).contains("jdbc:postgresql://").doesNotContain(PASSWORD);
    }
  }

  private static void open(String url) {
    PostgresPool.open(settings(url), "test").close();
  }

  private static Settings.Postgres settings(String url) {
    return new Settings.Postgres(
        url,
        TestDatabase.OWNER,
        new Secret(PASSWORD),
        2,
        Duration.ofSeconds(2),
        Duration.ofMinutes(1));
  }
}
