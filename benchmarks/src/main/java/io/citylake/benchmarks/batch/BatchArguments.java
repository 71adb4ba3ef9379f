package io.citylake.benchmarks.batch;

import com.typesafe.config.ConfigFactory;
import io.citylake.benchmarks.run.JvmArguments;
import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigReader;
import io.citylake.settings.ReadSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads what was asked for on the command line, with every error at once. */
final class BatchArguments {
  private static final int PARTITIONS = 4;

  private BatchArguments() {}

  /**
   * @param given the options by name, without those that were not given
   * @param keys of Citylake's configuration
   * @throws BadConfiguration with everything that is wrong
   */
  static BatchSettings parse(Map<String, Object> given, Map<String, String> keys) {
    ConfigReader options =
        ConfigReader.of(ConfigFactory.parseMap(given, "command line"), "command line");
    BatchSettings settings =
        new BatchSettings(
            (int) options.integer("rounds", 1, 1000),
            new CityLoad(
                options.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                (int) options.integer("sensors", 1, 100_000),
                interval(options),
                PARTITIONS),
            JvmArguments.read(options),
            Map.copyOf(keys),
            Path.of(options.string("folder")),
            options.optionalString("json").map(Path::of));
    options.orThrow();
    ReadSettings.from(Optional.empty(), Map.of(), settings.citylakeKeys());
    return settings;
  }

  private static Duration interval(ConfigReader options) {
    Duration interval = options.duration("interval");
    if (Duration.ofDays(1).toMillis() % interval.toMillis() != 0) {
      options.problem("interval", "does not divide a day: write for example 30s or 1m");
    }
    return interval;
  }
}
