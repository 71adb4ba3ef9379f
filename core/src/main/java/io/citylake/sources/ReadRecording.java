package io.citylake.sources;

import io.citylake.config.ConfigReader;
import java.nio.file.FileSystems;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a description's section {@code recording}. */
final class ReadRecording {
  private final ConfigReader description;

  ReadRecording(ConfigReader description) {
    this.description = description;
  }

  /** Null where the source has no recording. */
  Recording read(boolean isCsv) {
    if (!description.has("recording")) {
      return null;
    }
    ConfigReader section = description.section("recording");
    section.onlyKeys(Set.of("files", "header", "key"));
    boolean hasHeader = isCsv && section.flag("header", false);
    if (!isCsv && section.has("header")) {
      section.problem("header", "JSON has none");
    }
    boolean needsKey = description.has("sensor_id") && description.section("sensor_id").has("from");
    if (needsKey && !section.has("key")) {
      section.missing("key", "sensor_id comes from the key: say how a file's path gives it");
    }
    return new Recording(files(section), hasHeader, key(section));
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

  private static Pattern key(ConfigReader section) {
    if (!section.has("key")) {
      return null;
    }
    try {
      Pattern pattern = Pattern.compile(section.string("key"));
      if (pattern.matcher("").groupCount() != 1) {
        section.problem("key", "needs one group that gives the key: \"sensor_(.+)[.]csv\"");
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      section.problem("key", "no regular expression: " + e.getDescription());
      return null;
    }
  }
}
