package io.citylake.cli.sql;

import io.citylake.cli.stack.Home;
import io.citylake.command.ConfiguredCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.lake.RequireTables;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.Settings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code citylake sql}. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Runs Spark SQL on the lake's catalogue, for example: select count(*) from lake.raw.records",
      "Without a statement it reads them from standard input, each ended by a semicolon.",
      "As csv a result is a header and its rows, results have a blank line between them, errors go"
          + " to standard error. As json",
      "each statement gives one line: its columns and data, or its error. Times have a zone, null"
          + " is null or an empty cell."
    })
public final class SqlCommand extends ConfiguredCommand {
  @Parameters(arity = "0..1", paramLabel = "SQL", description = "one statement")
  private String statement;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "print at most so many rows (default: 1000 in a table, all as csv or json)")
  private Integer rows;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private ResultFormat format = ResultFormat.TABLE;

  /** A command whose settings {@code defaults} come before the configuration file's. */
  public SqlCommand(Map<String, String> defaults) {
    super(defaults);
  }

  @Override
  protected Work work(Faults faults) {
    Settings settings = settings(faults);
    return () -> run(settings);
  }

  private int run(Settings settings) throws Exception {
    try (SparkSession spark = CitylakeSession.open(settings, "citylake-sql")) {
      new RequireTables(spark, settings).checkCatalogue();
      spark.sql("use " + settings.lake().catalog());
      PrintWriter out = output();
      SparkStatements statements = new SparkStatements(spark, out, format.to(out, err(), rows));
      if (statement != null) {
        return statements.run(statement) ? ExitCodes.DONE : ExitCodes.FAILED;
      }
      return prompt(statements) ? ExitCodes.DONE : ExitCodes.FAILED;
    }
  }

  /** Data are UTF-8 whatever the terminal's language is. */
  private PrintWriter output() {
    return format == ResultFormat.TABLE
        ? out()
        : new PrintWriter(System.out, false, StandardCharsets.UTF_8);
  }

  /** Runs statements until standard input ends; whether all of them worked. */
  private boolean prompt(SparkStatements statements) throws Exception {
    PrintWriter out = out();
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
