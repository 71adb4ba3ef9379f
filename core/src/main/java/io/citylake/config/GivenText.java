package io.citylake.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;

/** A value that was given as plain text, in the environment or on the command line. */
final class GivenText {
  private GivenText() {}

  /**
   * A list where {@code text} is written as one, else the text itself.
   *
   * @param origin where it was given, for messages
   */
  static ConfigValue value(String text, String origin) {
    if (text.startsWith("[")) {
      try {
        ConfigParseOptions givenIn = ConfigParseOptions.defaults().setOriginDescription(origin);
        return ConfigFactory.parseString("list = " + text, givenIn).getValue("list");
      } catch (ConfigException noList) {
        // Whoever asks for a list says what is wrong with the text.
      }
    }
    return ConfigValueFactory.fromAnyRef(text, origin);
  }
}
