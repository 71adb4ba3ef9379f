package io.citylake.cli;

import io.citylake.cli.stack.Home;
import io.citylake.command.ConfiguredCommand;
import io.citylake.command.Faults;
import io.citylake.config.BadConfiguration;
import io.citylake.doctor.Doctor;
import io.citylake.doctor.Doctor.Report;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code citylake doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks what the jobs need before anything starts, each failure with its remedy:"
          + " configuration, Java, disk, Kafka,",
      "PostgreSQL, the lake's catalogue, the places of files, and checkpoints against the"
          + " configuration. Changes nothing.",
      "Ends with 0 where nothing failed, with 1 where something did, with 2 where the configuration"
          + " is wrong."
    })
final class DoctorCommand extends ConfiguredCommand {
  @Option(names = "--json", description = "print one JSON document instead of lines for people")
  private boolean json;

  /** A command whose settings {@code defaults} come before the configuration file's. */
  DoctorCommand(Map<String, String> defaults) {
    super(defaults);
  }

  @Override
  protected Work work(Faults faults) {
    faults.orThrow();
    try {
      Settings settings = settings(faults);
      return () -> examine(settings);
    } catch (BadConfiguration e) {
      if (json) {
        return () -> Doctor.refuse(out(), e);
      }
      throw e;
    }
  }

  private int examine(Settings settings) throws InterruptedException, IOException {
    return new Doctor(settings, Home.directory()).examine(out(), json ? Report.JSON : Report.TEXT);
  }
}
