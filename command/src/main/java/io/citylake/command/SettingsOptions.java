package io.citylake.command;

import static java.util.stream.Collectors.joining;

import com.typesafe.config.ConfigUtil;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** These options give every job its configuration. */
final class SettingsOptions {
  private static final String FOLDERS = "sources.folders";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "configuration file; its keys override the defaults of conf/citylake.conf")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "one key, over the file and the environment; may be repeated")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = {
        "a folder of your own descriptions of foreign formats, beside those that come along; may be"
            + " repeated (in place of sources.folders)"
      })
  private List<Path> sources = List.of();

  /**
   * The settings that the options, the environment and the defaults give together.
   *
   * @param defaults by key, over everything but {@code --set}
   * @throws BadConfiguration with everything that is wrong
   */
  Settings settings(Map<String, String> defaults) {
    refuseWhatAWorkerCannotFind();
    Map<String, String> all = new LinkedHashMap<>(defaults);
    if (!sources.isEmpty()) {
      all.put(FOLDERS, list(sources));
    }
    all.putAll(overrides);
    return ReadSettings.from(Optional.ofNullable(file), System.getenv(), all);
  }

  /** The text that gives a key a list of paths. */
  static String list(List<Path> paths) {
    return paths.stream()
        .map(path -> ConfigUtil.quoteString(path.toString()))
        .collect(joining(", ", "[", "]"));
  }

  /**
   * Spark starts a driver of its cluster mode in a folder that it makes on a worker. YARN puts
   * there what {@code --files} names; a standalone cluster does not.
   */
  private void refuseWhatAWorkerCannotFind() {
    boolean onAWorker = "cluster".equals(System.getProperty("spark.submit.deployMode"));
    if (onAWorker && file != null && !file.isAbsolute() && Files.notExists(file)) {
      throw new BadConfiguration(
          List.of(
              new ConfigProblem(
                  "--config",
                  file.toString(),
                  "",
                  "with --deploy-mode cluster the driver runs in a folder of its worker's: give an absolute path that is there on every worker")));
    }
  }
}
