package io.citylake.benchmarks.throughput;

import com.typesafe.config.ConfigFactory;
import io.citylake.benchmarks.run.Choice;
import io.citylake.benchmarks.run.JvmArguments;
import io.citylake.benchmarks.run.OneTaskForEachCore;
import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigReader;
import io.citylake.settings.ReadSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads what was asked for on the command line, with every error at once. */
final class ThroughputArguments {
  private static final long MOST_RECORDS = 100_000_000;

  private static final Choice<Entrant> CONTESTANTS =
      new Choice<>("contestant", Entrant.all(), Entrant::name);

  private final ConfigReader options;

  private ThroughputArguments(ConfigReader options) {
    this.options = options;
  }

  /**
   * @param given the options by name, without those that were not given
   * @param keys of Citylake's configuration
   * @throws BadConfiguration with everything that is wrong
   */
  static ThroughputSettings parse(Map<String, Object> given, Map<String, String> keys) {
    ConfigReader options =
        ConfigReader.of(ConfigFactory.parseMap(given, "command line"), "command line");
    ThroughputSettings settings = new ThroughputArguments(options).settings(keys);
    options.orThrow();
    ReadSettings.from(Optional.empty(), Map.of(), settings.citylakeKeys());
    return settings;
  }

  private ThroughputSettings settings(Map<String, String> keys) {
    long records = options.integer("records", 1, MOST_RECORDS);
    return new ThroughputSettings(
        CONTESTANTS.read(options, Entrant::named),
        (int) options.integer("rounds", 1, 1000),
        records,
        options.has("warm-records") ? options.integer("warm-records", 1, MOST_RECORDS) : records,
        new CityLoad(
            options.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE),
            (int) options.integer("sensors", 1, 1_000_000),
            options.duration("interval"),
            (int) options.integer("partitions", 1, 1000)),
        JvmArguments.read(options),
        OneTaskForEachCore.under(keys),
        Path.of(options.string("folder")),
        options.optionalString("json").map(Path::of));
  }
}
