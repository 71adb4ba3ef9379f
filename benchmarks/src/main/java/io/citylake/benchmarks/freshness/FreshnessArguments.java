package io.citylake.benchmarks.freshness;

import com.typesafe.config.ConfigFactory;
import io.citylake.benchmarks.run.Choice;
import io.citylake.benchmarks.run.JvmArguments;
import io.citylake.benchmarks.run.OneTaskForEachCore;
import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigReader;
import io.citylake.settings.ReadSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what was asked for on the command line, with every error at once. */
final class FreshnessArguments {
  private static final String RATES = "rates";
  private static final long MOST_READINGS_PER_SECOND = 1_000_000;

  private static final Choice<Entrant> CONTESTANTS =
      new Choice<>("contestant", List.of(Entrant.values()), Entrant::label);

  private final ConfigReader options;

  private FreshnessArguments(ConfigReader options) {
    this.options = options;
  }

  /**
   * @param given the options by name
   * @param keys of Citylake's configuration
   * @throws BadConfiguration with everything that is wrong
   */
  static FreshnessSettings parse(Map<String, Object> given, Map<String, String> keys) {
    ConfigReader options =
        ConfigReader.of(ConfigFactory.parseMap(given, "command line"), "command line");
    FreshnessSettings settings = new FreshnessArguments(options).settings(keys);
    keys.keySet().stream()
        .filter(FreshnessArguments::isFixed)
        .forEach(
            key ->
                options.missing(
                    "set " + key,
                    "leave it out: probes are looked for in 5-minute windows and in the lake"));
    options.orThrow();
    ReadSettings.from(Optional.empty(), Map.of(), keys);
    return settings;
  }

  private FreshnessSettings settings(Map<String, String> keys) {
    return new FreshnessSettings(
        CONTESTANTS.read(options),
        (int) options.integer("rounds", 1, 1000),
        rates(),
        options.duration("duration"),
        options.duration("warm-up"),
        new CityLoad(
            options.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE),
            (int) options.integer("sensors", 1, 1_000_000),
            Duration.ofMinutes(1),
            (int) options.integer("partitions", 1, 1000)),
        JvmArguments.read(options).withClassArchive(),
        OneTaskForEachCore.under(keys),
        Path.of(options.string("folder")),
        options.optionalString("json").map(Path::of));
  }

  private static boolean isFixed(String key) {
    return key.equals("streaming.run") || key.startsWith("streaming.window.");
  }

  private List<Long> rates() {
    Set<Long> rates = new TreeSet<>();
    for (String text : options.string(RATES).split(",", -1)) {
      String rate = text.trim();
      if (!rate.matches("[0-9]{1,7}") || !isPossible(Long.parseLong(rate))) {
        options.problem(
            RATES,
            String.format(
                Locale.ROOT,
                "\"%s\" is no number of readings a second from 1 to %,d: write for example 1000,10000",
                rate,
                MOST_READINGS_PER_SECOND));
      } else {
        rates.add(Long.valueOf(rate));
      }
    }
    return List.copyOf(rates);
  }

  private static boolean isPossible(long rate) {
    return rate >= 1 && rate <= MOST_READINGS_PER_SECOND;
  }
}
