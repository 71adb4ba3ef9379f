package io.citylake.describe.draft;

import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as HOCON writes them: with quotes where it needs them. */
final class Hocon {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "include");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

  private Hocon() {}

  /** A value. */
  static String text(String text) {
    boolean isPlain = PLAIN.matcher(text).matches() && !WORDS.contains(text);
    return isPlain ? text : ConfigUtil.quoteString(text);
  }

  /** A list of texts, where whole numbers need no quotes. */
  static String list(List<String> texts) {
    return texts.stream()
        .map(text -> NUMBER.matcher(text).matches() ? text : text(text))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** A key, which may hold dots. */
  static String key(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_-]*") ? name : ConfigUtil.quoteString(name);
  }
}
