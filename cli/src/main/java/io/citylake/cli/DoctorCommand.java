package io.citylake.cli;

import io.citylake.cli.stack.Home;
import io.citylake.cli.stack.StackKeys;
import io.citylake.command.SettingsOptions;
import io.citylake.config.BadConfiguration;
import io.citylake.doctor.Doctor;
import io.citylake.doctor.Doctor.Report;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
final class DoctorCommand implements Callable<Integer> {
  @Mixin private SettingsOptions settingsOptions;

  @Option(names = "--json", description = "print one JSON document instead of lines for people")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    Settings settings;
    try {
      settings = settingsOptions.settings(StackKeys.ofRunningStack());
    } catch (BadConfiguration e) {
      if (json) {
        return Doctor.refuse(out, e);
      }
      throw e;
    }
    return new Doctor(settings, Home.directory()).examine(out, json ? Report.JSON : Report.TEXT);
  }
}
