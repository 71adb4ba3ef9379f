package io.citylake.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import java.util.Map;

/** Overrides are written here as the text of a file for {@code --config}. */
public final class ConfigurationText {
  private ConfigurationText() {}

  /**
   * One line for each override.
   *
   * @param overrides by full key, with values as {@code --set} takes them: a list in brackets,
   *     anything else as text
   */
  public static String of(Map<String, String> overrides) {
    StringBuilder text = new StringBuilder();
    overrides.forEach(
        (key, value) -> text.append(path(key)).append(" = ").append(shown(value)).append('\n'));
    return text.toString();
  }

  private static String path(String key) {
    for (String section : OpenSections.KEYS) {
      if (key.startsWith(section + ".")) {
        return section + "." + ConfigUtil.quoteString(key.substring(section.length() + 1));
      }
    }
    return key;
  }

  private static String shown(String value) {
    return value.startsWith("[")
        ? value
        : ConfigValueFactory.fromAnyRef(value).render(ConfigRenderOptions.concise());
  }
}
