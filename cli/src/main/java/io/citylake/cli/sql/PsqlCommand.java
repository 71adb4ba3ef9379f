package io.citylake.cli.sql;

import io.citylake.cli.stack.StackKeys;
import io.citylake.cli.table.ResultTable;
import io.citylake.command.CitylakeCommand;
import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.localstack.RunningStack;
import io.citylake.postgres.PostgresPool;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code citylake psql}. */
@Command(
    name = "psql",
    mixinStandardHelpOptions = true,
    description = {
      "Opens psql on the embedded PostgreSQL, as the user that dashboards have.",
      "Given a statement it runs that one and prints its rows; then no psql needs to be installed."
    })
public final class PsqlCommand extends CitylakeCommand {
  @Parameters(arity = "0..1", paramLabel = "SQL", description = "one statement")
  private String sql;

  @Option(
      names = "--user",
      paramLabel = "USER",
      description =
          "citylake_bi sees serving, citylake writes live, postgres owns all (default:"
              + " ${DEFAULT-VALUE})")
  private String user = StackKeys.READER;

  @Override
  protected Work work(Faults faults) {
    return this::run;
  }

  private int run() throws Exception {
    RunningStack stack =
        StackKeys.running()
            .orElseThrow(
                () -> new CommandFailed("no stack is running; start one with ./citylake up"));
    if (sql != null) {
      Map<String, String> keys = StackKeys.of(stack);
      keys.put("postgres.user", user);
      Settings settings = ReadSettings.from(Optional.empty(), Map.of(), keys);
      try (PostgresPool postgres = PostgresPool.open(settings.postgres(), "citylake-psql")) {
        out().println(ResultTable.of(postgres, sql));
      } catch (SQLException e) {
        throw new CommandFailed(MissingTable.ofPostgres(e, user).orElse(e.getMessage()), e);
      }
      return ExitCodes.DONE;
    }
    return psql(stack);
  }

  private int psql(RunningStack stack) throws Exception {
    if (!isOnPath("psql")) {
      throw new CommandFailed(
          "psql is not on the PATH; install PostgreSQL's client, or give a statement: ./citylake"
              + " psql \"select ...\"");
    }
    String url =
        StackKeys.urlWithoutUser(stack.jdbcUrl())
            .replaceFirst("^jdbc:postgresql://", "postgresql://" + user + "@");
    List<String> command = new ArrayList<>(List.of("psql", url));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static boolean isOnPath(String program) {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
