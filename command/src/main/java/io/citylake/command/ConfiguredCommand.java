package io.citylake.command;

import io.citylake.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;

/**
 * A command that works with Citylake's configuration: part of {@code ./citylake}, and a program of
 * its own on a cluster.
 */
public abstract class ConfiguredCommand extends CitylakeCommand {
  private final Map<String, String> defaults;

  @Mixin private SettingsOptions settingsOptions;

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
   * @throws io.citylake.config.BadConfiguration with everything that is wrong so far, where the
   *     settings are
   */
  protected final Settings settings(Faults faults) {
    return settings(faults, Map.of());
  }

  /**
   * Like {@link #settings(Faults)}.
   *
   * @param keys what other options of the command stand for; they come before the caller's
   */
  protected final Settings settings(Faults faults, Map<String, String> keys) {
    Map<String, String> all = new LinkedHashMap<>(defaults);
    all.putAll(keys);
    Settings settings = faults.require(() -> settingsOptions.settings(all));
    settings.sources().replaced().forEach(line -> err().println("citylake: " + line));
    return settings;
  }
}
