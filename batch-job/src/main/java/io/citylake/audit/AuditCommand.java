package io.citylake.audit;

import io.citylake.command.ConfiguredCommand;
import io.citylake.command.Faults;
import io.citylake.lake.RequireTables;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.RequireSchemas;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.Settings;
import java.io.PrintWriter;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;

/**
 * This command is {@code citylake audit}: proves that nothing was lost and nothing counted twice.
 */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Proves that every record of Kafka is in the lake exactly once, and that the final windows in PostgreSQL are those",
      "that the lake's records give, but for late and duplicate readings, each of which is counted.",
      "Ends with 0 where that holds, with 3 where it does not, with 1 where nothing could be looked at although there is",
      "data; what was not looked at is named. Safe beside a running stream."
    })
public final class AuditCommand extends ConfiguredCommand {
  /** A command whose settings {@code defaults} come before the configuration file's. */
  public AuditCommand(Map<String, String> defaults) {
    super(defaults);
  }

  AuditCommand() {
    super(Map.of());
  }

  /** The main of the cluster's jar. */
  public static void main(String[] arguments) {
    runAlone(new AuditCommand(), arguments);
  }

  @Override
  protected Work work(Faults faults) {
    Settings settings = settings(faults);
    return () -> audit(settings, out());
  }

  private static int audit(Settings settings, PrintWriter out) throws Exception {
    new RequireSchemas(settings.postgres()).check();
    try (SparkSession spark = CitylakeSession.open(settings, "citylake-audit");
        PostgresPool postgres = PostgresPool.open(settings.postgres(), "citylake-audit")) {
      new RequireTables(spark, settings).check();
      AuditReport report = new Audit(spark, settings, postgres).run();
      report.print(out);
      return report.verdict().exitCode();
    }
  }
}
