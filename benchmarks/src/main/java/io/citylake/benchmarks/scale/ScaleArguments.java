package io.citylake.benchmarks.scale;

import com.typesafe.config.ConfigFactory;
import io.citylake.benchmarks.run.JvmArguments;
import io.citylake.benchmarks.run.OneTaskForEachCore;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigReader;
import io.citylake.config.ReadSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what was asked for on the command line, with every error at once. */
final class ScaleArguments {
  private static final String EXPERIMENTS = "experiments";

  /** A watermark's batches and steps are parts of it. */
  private static final long FEWEST_RECORDS = 1_000;

  private static final long MOST_RECORDS = 100_000_000;

  private ScaleArguments() {}

  /**
   * @param given the options by name, without those that were not given
   * @param keys of Citylake's configuration
   * @throws BadConfiguration with everything that is wrong
   */
  static ScaleSettings parse(Map<String, Object> given, Map<String, String> keys) {
    ConfigReader options =
        ConfigReader.of(ConfigFactory.parseMap(given, "command line"), "command line");
    ScaleSettings settings =
        new ScaleSettings(
            experiments(options),
            (int) options.integer("rounds", 1, 1000),
            options.integer("records", FEWEST_RECORDS, MOST_RECORDS),
            options.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE),
            JvmArguments.read(options),
            OneTaskForEachCore.under(keys),
            Path.of(options.string("folder")),
            options.optionalString("json").map(Path::of));
    options.orThrow();
    ReadSettings.from(Optional.empty(), Map.of(), settings.citylakeKeys());
    return settings;
  }

  private static List<Experiment> experiments(ConfigReader options) {
    if (!options.has(EXPERIMENTS)) {
      return List.of(Experiment.values());
    }
    Set<Experiment> chosen = new LinkedHashSet<>();
    for (String name : options.string(EXPERIMENTS).split(",", -1)) {
      Arrays.stream(Experiment.values())
          .filter(experiment -> experiment.label().equals(name.trim()))
          .findFirst()
          .ifPresentOrElse(chosen::add, () -> noteUnknown(options, name.trim()));
    }
    return List.copyOf(chosen);
  }

  private static void noteUnknown(ConfigReader options, String name) {
    options.problem(
        EXPERIMENTS,
        "no experiment is called \""
            + name
            + "\"; there are "
            + Arrays.stream(Experiment.values())
                .map(Experiment::label)
                .collect(Collectors.joining(", ")));
  }
}
