package io.citylake.sources.recording;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import io.citylake.config.ConfigReader;
import java.nio.file.FileSystems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a description's section {@code recording}. */
public final class ReadRecording {
  private static final Set<String> KEYS =
      Set.of(
          "files",
          "key",
          "encoding",
          "skip-lines",
          "skip-until",
          "stop-at",
          "comment",
          "header",
          "header-lines",
          "optional-columns",
          "other-columns",
          "renamed",
          "from-path",
          "unpivot",
          "list");
  private static final List<String> CSV_ONLY =
      List.of("header", "header-lines", "optional-columns", "other-columns", "renamed", "unpivot");
  private static final List<String> LINES_ONLY =
      List.of("skip-lines", "skip-until", "stop-at", "comment");

  private final ConfigReader description;
  private final List<String> columns;

  /**
   * @param columns of CSV; null for JSON
   */
  public ReadRecording(ConfigReader description, List<String> columns) {
    this.description = description;
    this.columns = columns;
  }

  /** Null where the source has no recording. */
  public Recording read() {
    if (!description.has("recording")) {
      return null;
    }
    ConfigReader section = description.section("recording");
    section.onlyKeys(KEYS);
    checkMeaning(section);
    boolean needsKey = description.has("sensor_id") && description.section("sensor_id").has("from");
    if (needsKey && !section.has("key")) {
      section.missing("key", "sensor_id comes from the key: say how a file's path gives it");
    }
    LineRules lines = new ReadLineRules(section).read();
    return new Recording(
        files(section),
        section.has("key") ? group(section, "key") : null,
        lines,
        columns == null
            ? ColumnRules.AS_NAMED
            : new ReadColumnRules(section, columns).read(lines.hasHeader()),
        list(section),
        fromPath(section));
  }

  private void checkMeaning(ConfigReader section) {
    if (columns == null) {
      CSV_ONLY.stream()
          .filter(section::has)
          .forEach(key -> section.problem(key, "has no meaning in json, which has no columns"));
    } else if (section.has("list")) {
      section.problem("list", "has no meaning in csv");
    }
    if (columns == null && section.has("list")) {
      LINES_ONLY.stream()
          .filter(section::has)
          .forEach(key -> section.problem(key, "has no meaning where a file is one document"));
    }
  }

  private static List<String> files(ConfigReader section) {
    if (!section.has("files")) {
      section.missing("files", "name them: files = [\"folder/*.csv\"]");
      return List.of();
    }
    List<String> globs = section.strings("files");
    for (String glob : globs) {
      try {
        FileSystems.getDefault().getPathMatcher("glob:" + glob);
      } catch (PatternSyntaxException e) {
        section.problem("files", "no glob: " + e.getDescription());
      }
    }
    return globs;
  }

  /** An expression with a group for what is looked for; a harmless one after a problem. */
  private static Pattern group(ConfigReader section, String key) {
    Pattern pattern = expression(section, key);
    if (pattern.matcher("").groupCount() != 1) {
      section.problem(
          key, "needs one group, in parentheses, that gives the value: \"sensor_(.+)[.]csv\"");
      return Pattern.compile("(.*)");
    }
    return pattern;
  }

  /** The regular expression at {@code key}; a harmless one after a problem. */
  static Pattern expression(ConfigReader section, String key) {
    try {
      return Pattern.compile(section.string(key));
    } catch (PatternSyntaxException e) {
      section.problem(key, "no regular expression: " + e.getDescription());
      return Pattern.compile("(.*)");
    }
  }

  private static List<String> list(ConfigReader section) {
    if (!section.has("list")) {
      return null;
    }
    String path = section.string("list").strip();
    try {
      return path.isEmpty() ? List.of() : ConfigUtil.splitPath(path);
    } catch (ConfigException.BadPath e) {
      section.problem("list", "no path; write for example \"data.sensors\", or \"\" for the root");
      return List.of();
    }
  }

  private Map<String, Pattern> fromPath(ConfigReader section) {
    Map<String, Pattern> fields = new HashMap<>();
    if (section.has("from-path")) {
      ConfigReader names = section.section("from-path");
      for (String child : names.children()) {
        String name = ConfigReader.plainName(child);
        if (columns != null && !columns.contains(name)) {
          names.problem(child, "no such column: name it in columns, where its value is to stand");
        }
        fields.put(name, group(names, child));
      }
    }
    return fields;
  }
}
