package io.citylake.cli;

import io.citylake.command.ExitCodes;
import io.citylake.command.SettingsOptions;
import io.citylake.config.Settings;
import io.citylake.session.CitylakeSession;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake sql}. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Runs Spark SQL on the lake's catalogue, for example: select count(*) from lake.raw.records",
      "Without a statement it reads them from standard input, each ended by a semicolon."
    })
final class SqlCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "SQL", description = "one statement")
  private String statement;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "print at most so many rows (default: ${DEFAULT-VALUE})",
      defaultValue = "1000")
  private int rows;

  @Mixin private SettingsOptions settingsOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Settings settings = settingsOptions.settings(StackKeys.ofRunningStack());
    try (SparkSession spark = CitylakeSession.open(settings, "citylake-sql")) {
      spark.sql("use " + settings.lake().catalog());
      SparkStatements statements = new SparkStatements(spark, spec.commandLine().getOut(), rows);
      if (statement != null) {
        return statements.run(statement) ? ExitCodes.DONE : ExitCodes.FAILED;
      }
      return prompt(statements) ? ExitCodes.DONE : ExitCodes.FAILED;
    }
  }

  /** Runs statements until standard input ends; whether all of them worked. */
  private boolean prompt(SparkStatements statements) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    boolean interactive = Home.isAtTerminal();
    boolean allWorked = true;
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    StringBuilder pending = new StringBuilder();
    while (true) {
      if (interactive) {
        out.print(pending.isEmpty() ? "citylake> " : "       -> ");
        out.flush();
      }
      String line = input.readLine();
      if (line == null || (pending.isEmpty() && line.strip().matches("exit|quit|\\\\q"))) {
        return allWorked;
      }
      pending.append(line).append('\n');
      if (line.stripTrailing().endsWith(";")) {
        String sql = pending.toString().strip();
        pending.setLength(0);
        allWorked &= statements.run(sql.substring(0, sql.length() - 1));
      }
    }
  }
}
