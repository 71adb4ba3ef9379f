package io.citylake.benchmarks.scale;

import com.typesafe.config.ConfigFactory;
import io.citylake.benchmarks.run.Choice;
import io.citylake.benchmarks.run.JvmArguments;
import io.citylake.benchmarks.run.OneTaskForEachCore;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigReader;
import io.citylake.settings.ReadSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what was asked for on the command line, with every error at once. */
final class ScaleArguments {
  private static final Choice<Experiment> EXPERIMENTS =
      new Choice<>("experiment", List.of(Experiment.values()), Experiment::label);

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
            EXPERIMENTS.read(options),
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
}
