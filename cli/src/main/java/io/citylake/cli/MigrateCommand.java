package io.citylake.cli;

import io.citylake.command.ConfiguredCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.postgres.Migrate;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.PublishCatalogue;
import io.citylake.settings.Settings;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code citylake migrate}. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Brings PostgreSQL's schemas, tables and views to this version and to the sensor catalogue.",
      "Give it the owner's user and password: the jobs' user may not do this. Doing it again changes nothing."
    })
final class MigrateCommand extends ConfiguredCommand {
  MigrateCommand() {
    super(Map.of());
  }

  @Override
  protected Work work(Faults faults) {
    Settings settings = settings(faults);
    return () -> migrate(settings, out());
  }

  private static int migrate(Settings settings, PrintWriter out) throws SQLException {
    List<String> applied = new Migrate(settings.postgres()).migrate();
    applied.forEach(script -> out.println("  applied  " + script));
    try (PostgresPool postgres = PostgresPool.open(settings.postgres(), "citylake-migrate")) {
      List<String> views = new PublishCatalogue(postgres).publish(settings.catalogue());
      views.forEach(view -> out.println("  made     " + view));
      if (applied.isEmpty() && views.isEmpty()) {
        out.println("  nothing to do: the database is up to date");
      }
    }
    return ExitCodes.DONE;
  }
}
