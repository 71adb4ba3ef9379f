package io.citylake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.audit.AuditCommand;
import io.citylake.batch.CompareLayersCommand;
import io.citylake.batch.CompareSnapshotsCommand;
import io.citylake.batch.DailyMartsCommand;
import io.citylake.batch.MaintainTablesCommand;
import io.citylake.cli.stack.StackKeys;
import io.citylake.command.ExitCodes;
import io.citylake.localstack.SharedStack;
import io.citylake.postgres.Migrate;
import io.citylake.repair.RejectionsCommand;
import io.citylake.repair.RepairCommand;
import io.citylake.settings.ReadSettings;
import io.citylake.streaming.StreamCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Whoever asks before anything was made is told, in one line, what is missing and who makes it. */
class FirstCommandsIT {
  private static final String MIGRATE = ": run citylake migrate as the owner of the schemas";

  @TempDir private static Path directory;

  /** What a command says to a person, and ends with. */
  private record Answer(int code, String errors) {}

  @Test
  void databaseThatNobodyMigratedIsToldByEveryCommandThatUsesIt() {
    Map<String, String> keys = keys(SharedStack.newDatabase());
    Answer expected =
        new Answer(
            ExitCodes.FAILED,
            "citylake: the database at %s has none of Citylake's tables%s%n"
                .formatted(keys.get("postgres.url"), MIGRATE));

    assertThat(answer(new AuditCommand(keys))).isEqualTo(expected);
    assertThat(answer(new CompareLayersCommand(keys))).isEqualTo(expected);
    assertThat(answer(new DailyMartsCommand(keys))).isEqualTo(expected);
    assertThat(answer(new MaintainTablesCommand(keys))).isEqualTo(expected);
    assertThat(answer(new StreamCommand(keys))).isEqualTo(expected);
  }

  @Test
  void catalogueInADatabaseThatNobodyMigratedCannotBeOpened() {
    Answer answer = answer(new RejectionsCommand(keys(SharedStack.newDatabase())));

    assertThat(answer.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(answer.errors())
        .startsWith("citylake: the lake's catalogue lake cannot be opened (")
        .endsWith(MIGRATE + ", or correct lake.properties" + System.lineSeparator())
        .hasLineCount(1);
  }

  @Test
  void lakeThatNoStreamHasMadeIsToldByEveryCommandThatReadsIt() {
    Map<String, String> keys = migrated();
    Answer expected =
        new Answer(
            ExitCodes.FAILED,
            "citylake: lake.raw.records and lake.raw.repairs do not exist yet: start the stream,"
                + " which makes them (citylake stream)"
                + System.lineSeparator());

    assertThat(answer(new AuditCommand(keys))).isEqualTo(expected);
    assertThat(answer(new CompareLayersCommand(keys))).isEqualTo(expected);
    assertThat(answer(new DailyMartsCommand(keys))).isEqualTo(expected);
    assertThat(answer(new RejectionsCommand(keys))).isEqualTo(expected);
    assertThat(answer(new RepairCommand(keys), "--reason", "MALFORMED")).isEqualTo(expected);
    assertThat(answer(new CompareSnapshotsCommand(keys), "daily_parking"))
        .isEqualTo(
            new Answer(
                ExitCodes.FAILED,
                "citylake: lake.marts.daily_parking does not exist yet: compute a day first"
                    + " (citylake batch daily-marts)"
                    + System.lineSeparator()));
    assertThat(answer(new MaintainTablesCommand(keys)))
        .as("there is nothing to keep small, and the database's days are made")
        .isEqualTo(new Answer(ExitCodes.DONE, ""));
  }

  @Test
  void databaseOfANewerVersionIsLeftAlone() throws SQLException {
    Map<String, String> keys = migrated();
    execute(
        keys.get("postgres.url"),
        """
        insert into live.flyway_schema_history
        select installed_rank + 1, '999', 'what comes', type, 'V999__what_comes.sql', 1, installed_by, installed_on, 1, true
        from   live.flyway_schema_history order by installed_rank desc limit 1\
        """);

    Answer answer = answer(new StreamCommand(keys));

    assertThat(answer.code()).isEqualTo(ExitCodes.BAD_CONFIGURATION);
    assertThat(answer.errors())
        .contains("is a newer Citylake's, this one does not know the migrations 999 what comes")
        .hasLineCount(1);
  }

  private static Answer answer(Object command, String... arguments) {
    StringWriter errors = new StringWriter();
    CommandLine line = ExitCodes.commandLine(command);
    line.setErr(new PrintWriter(errors, true));
    line.setOut(new PrintWriter(new StringWriter()));
    return new Answer(line.execute(arguments), errors.toString());
  }

  private static Map<String, String> migrated() {
    Map<String, String> keys = keys(SharedStack.newDatabase());
    new Migrate(
            ReadSettings.from(
                    Optional.empty(),
                    Map.of(),
                    Map.of(
                        "postgres.url", keys.get("postgres.url"),
                        "postgres.user", keys.get("postgres.user")))
                .postgres())
        .migrate();
    return keys;
  }

  private static Map<String, String> keys(String ownerUrl) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("kafka.bootstrap-servers", SharedStack.bootstrapServers());
    keys.put("kafka.topics", "[\"" + SharedStack.newTopic(1) + "\"]");
    keys.put("postgres.url", StackKeys.urlWithoutUser(ownerUrl));
    keys.put("postgres.user", "postgres");
    Path own = directory.resolve(ownerUrl.replaceAll(".*/|\\?.*", ""));
    keys.put("lake.warehouse", own.resolve("warehouse").toString());
    keys.put("streaming.queries.records.checkpoint", own.resolve("records").toString());
    keys.put("streaming.queries.windows.checkpoint", own.resolve("windows").toString());
    return keys;
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
