package io.citylake.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.util.Locale;
import java.util.Map;

/** Every key of the configuration may also come from the environment, under a name made from it. */
public final class EnvironmentKeys {
  private static final String PREFIX = "CITYLAKE_";

  private EnvironmentKeys() {}

  /** The environment variable of a key: {@code postgres.url} is {@code CITYLAKE_POSTGRES_URL}. */
  public static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /**
   * The values that {@code environment} sets for keys of {@code known}.
   *
   * @param known a configuration that holds every key, for example the defaults
   */
  public static Config overrides(Config known, Map<String, String> environment) {
    Config overrides = ConfigFactory.empty();
    for (var entry : known.entrySet()) {
      String variable = variable(String.join(".", ConfigUtil.splitPath(entry.getKey())));
      String value = environment.get(variable);
      if (value != null) {
        overrides =
            overrides.withValue(
                entry.getKey(), GivenText.value(value, "environment variable " + variable));
      }
    }
    return overrides;
  }
}
