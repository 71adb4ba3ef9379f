package io.citylake.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;

/**
 * A problem is one thing that is wrong with the configuration or the arguments.
 *
 * @param key the full key, for example {@code streaming.window.length}
 * @param value what was found, quoted for people; empty where the key is missing
 * @param place file and line; empty where there is none
 * @param remedy what to do about it
 */
public record ConfigProblem(String key, String value, String place, String remedy) {

  /** A problem with a value that somebody has set; secrets are masked. */
  static ConfigProblem with(String key, ConfigValue value, String remedy) {
    return with(key, value, remedy, key);
  }

  /**
   * Like {@link #with(String, ConfigValue, String)}, for a key that may be misspelt.
   *
   * @param shownAs the key that decides whether the value is a secret
   */
  static ConfigProblem with(String key, ConfigValue value, String remedy, String shownAs) {
    return new ConfigProblem(key, Secrets.shown(shownAs, render(value)), place(value), remedy);
  }

  private static String render(ConfigValue value) {
    return value instanceof ConfigObject ? "{...}" : value.render(ConfigRenderOptions.concise());
  }

  private static String place(ConfigValue value) {
    String file = value.origin().filename();
    if (file == null) {
      file = value.origin().resource();
    }
    if (file == null) {
      return value.origin().description();
    }
    return value.origin().lineNumber() > 0 ? file + ":" + value.origin().lineNumber() : file;
  }
}
