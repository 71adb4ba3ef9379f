package io.citylake.docs;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.settings.ReadSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the configuration's reader asks of a value, as it says itself when it refuses a bad one. */
final class RefusedValues {
  private static final Pattern DURATION = Pattern.compile("\\d+(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("\\d+(B|KiB|MiB|GiB)");

  /** Said once for all durations. */
  private static final String OF_DURATIONS = "must be longer than zero";

  /** The rule for {@code key} as a sentence; empty where any value of its kind will do. */
  String rule(String key, ConfigValue defaultValue) {
    return bad(defaultValue).stream()
        .flatMap(value -> remedy(key, value).stream())
        .filter(remedy -> !remedy.equals(OF_DURATIONS))
        .findFirst()
        .map(RefusedValues::sentence)
        .orElse("");
  }

  /** Values of the default's kind, at the very end of what may be or beyond it. */
  private static List<String> bad(ConfigValue defaultValue) {
    String text = String.valueOf(defaultValue.unwrapped());
    if (defaultValue.valueType() == ConfigValueType.LIST) {
      return List.of("[]");
    } else if (defaultValue.valueType() == ConfigValueType.NUMBER) {
      return List.of("0");
    } else if (DURATION.matcher(text).matches()) {
      return List.of("0s");
    } else if (SIZE.matcher(text).matches()) {
      return List.of("0B");
    }
    // An empty default means that the key is not used.
    return text.isEmpty() ? List.of() : List.of("?", "");
  }

  private static Optional<String> remedy(String key, String value) {
    try {
      ReadSettings.from(Optional.empty(), Map.of(), Map.of(key, value));
      return Optional.empty();
    } catch (BadConfiguration refusal) {
      return refusal.problems().stream()
          .filter(problem -> problem.key().equals(key))
          .map(ConfigProblem::remedy)
          .findFirst();
    }
  }

  private static String sentence(String remedy) {
    String rule = remedy.replaceFirst("^not an? [^;]*; ", "");
    return rule.substring(0, 1).toUpperCase(Locale.ROOT) + rule.substring(1) + ".";
  }
}
