package io.citylake.benchmarks.soak;

import com.typesafe.config.ConfigFactory;
import io.citylake.benchmarks.run.JvmArguments;
import io.citylake.benchmarks.run.OneTaskForEachCore;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigReader;
import io.citylake.settings.ReadSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what was asked for on the command line, with every error at once. */
final class SoakArguments {
  /** Shorter than the default, so that the state is level after minutes. */
  private static final Map<String, String> SHORT_WATERMARK = Map.of("streaming.watermark", "2m");

  private SoakArguments() {}

  /**
   * @param given the options by name, without those that were not given
   * @param keys of Citylake's configuration
   * @throws BadConfiguration with everything that is wrong
   */
  static SoakSettings parse(Map<String, Object> given, Map<String, String> keys) {
    Map<String, String> all = new LinkedHashMap<>(SHORT_WATERMARK);
    all.putAll(OneTaskForEachCore.under(keys));
    ConfigReader options =
        ConfigReader.of(ConfigFactory.parseMap(given, "command line"), "command line");
    SoakSettings settings = settings(options, all);
    options.orThrow();
    ReadSettings.from(Optional.empty(), Map.of(), settings.citylakeKeys());
    return settings;
  }

  private static SoakSettings settings(ConfigReader options, Map<String, String> keys) {
    return new SoakSettings(
        options.duration("duration"),
        (int) options.integer("rate", 1, 1_000_000),
        (int) options.integer("sensors", 1, 1_000_000),
        (int) options.integer("partitions", 1, 1000),
        options.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE),
        JvmArguments.read(options),
        keys,
        Path.of(options.string("folder")),
        options.optionalString("json").map(Path::of));
  }
}
