package io.citylake.command;

import io.citylake.settings.Settings;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that works with Citylake's configuration: part of {@code ./citylake}, and a program of
 * its own on a cluster.
 */
public abstract class ConfiguredCommand implements Callable<Integer> {
  private final Map<String, String> defaults;

  @Mixin private SettingsOptions settingsOptions;
  @Spec private CommandSpec spec;

  /**
   * A command with settings that its caller knows.
   *
   * @param defaults by key; they come before the configuration file's, and {@code --set} before
   *     them
   */
  protected ConfiguredCommand(Map<String, String> defaults) {
    this.defaults = Map.copyOf(defaults);
  }

  /**
   * Runs {@code command} as the program's only one, and ends the program with its exit code.
   *
   * @param arguments as the program was given them
   */
  protected static void runAlone(ConfiguredCommand command, String[] arguments) {
    System.exit(ExitCodes.commandLine(command).execute(arguments));
  }

  /**
   * The settings that the options, the environment, the caller and the defaults give together.
   *
   * @throws io.citylake.config.BadConfiguration with everything that is wrong
   */
  protected final Settings settings() {
    return settingsOptions.settings(defaults);
  }

  /** Where results go. */
  protected final PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
