package io.citylake.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays the places where a key can be set over each other. */
public final class MergeConfiguration {
  private static final String DEFAULTS = "io/citylake/conf/citylake.conf";

  private MergeConfiguration() {}

  /** {@code conf/citylake.conf}, as the jar holds it. */
  public static Config defaults() {
    return ConfigFactory.parseResources(MergeConfiguration.class.getClassLoader(), DEFAULTS);
  }

  /**
   * Everything that was set.
   *
   * @param config without the keys that have moved
   * @param moved a problem for each of those
   */
  public record Merged(Config config, List<ConfigProblem> moved) {}

  /**
   * {@code overrides} over {@code environment} over {@code file} over the defaults.
   *
   * @throws BadConfiguration where the file cannot be read or an override names no key
   */
  public static Merged of(
      Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
    Config defaults = defaults();
    MovedKeys moved = new MovedKeys();
    moved.findIn(environment, defaults);
    Config overriding = overriding(overrides);
    Config config =
        moved
            .leftIn(overriding, overriding)
            .withFallback(EnvironmentKeys.overrides(defaults, environment))
            .withFallback(
                file.map(given -> parsed(given, defaults, moved)).orElse(ConfigFactory.empty()))
            .withFallback(defaults)
            .resolve();
    return new Merged(config, moved.problems());
  }

  private static Config parsed(Path file, Config defaults, MovedKeys moved) {
    try {
      Config config =
          ConfigFactory.parseFile(
              file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
      // Finds references that lead nowhere while the file's name is at hand.
      Config resolved = config.resolveWith(config.withFallback(defaults).resolve());
      return moved.leftIn(OpenSections.withWholeNames(config), resolved);
    } catch (ConfigException e) {
      throw new BadConfiguration(
          List.of(new ConfigProblem("--config", file.toString(), "", e.getMessage())));
    }
  }

  private static Config overriding(Map<String, String> overrides) {
    Config config = ConfigFactory.empty();
    for (var override : overrides.entrySet()) {
      String key = override.getKey();
      try {
        config =
            OpenSections.withWholeNames(
                    ConfigFactory.empty()
                        .withValue(key, GivenText.value(override.getValue(), "--set")))
                .withFallback(config);
      } catch (ConfigException.BadPath e) {
        throw new BadConfiguration(
            List.of(
                new ConfigProblem(
                    key, Secrets.shown(key, override.getValue()), "--set", e.getMessage())));
      }
    }
    return config;
  }
}
