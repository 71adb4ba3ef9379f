package io.citylake.sources.recording;

import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recording is the files that hold a source's records, and how the records stand in them.
 *
 * @param files globs, relative to the folder of the recordings
 * @param keyPattern finds the record's key in a file's relative path, as its first group; null
 *     where the key is the sensor's identifier in the record
 * @param lines which lines of a file are records
 * @param columns how a CSV file's columns are found; those of a file without a header for JSON
 * @param list the names on the way to the list of records in a file that is one JSON document;
 *     empty where the document is the list, null where each line is a record
 * @param fromPath fields that a file's relative path gives: each name with the expression whose
 *     first group finds the value
 */
public record Recording(
    List<String> files,
    Pattern keyPattern,
    LineRules lines,
    ColumnRules columns,
    List<String> list,
    Map<String, Pattern> fromPath)
    implements Serializable {
  public Recording {
    files = List.copyOf(files);
    list = list == null ? null : List.copyOf(list);
    fromPath = Map.copyOf(fromPath);
  }

  /** A file in UTF-8 with a record in every line, whatever it is called. */
  public static final Recording ANY_FILE =
      new Recording(
          List.of("**"), null, LineRules.EVERY_LINE, ColumnRules.AS_NAMED, null, Map.of());

  /** The same rules for files of any name. */
  public Recording ofAnyFile() {
    return new Recording(ANY_FILE.files, keyPattern, lines, columns, list, fromPath);
  }

  /** Whether the file at {@code relative}, a path below the folder of the recordings, is one. */
  public boolean includes(Path relative) {
    return files.stream()
        .anyMatch(
            glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(relative));
  }

  /**
   * The key of the records in a file; null where each record has its own.
   *
   * @param relative the file's path below the folder of the recordings, with slashes
   */
  public String keyOf(String relative) {
    return keyPattern == null ? null : found(keyPattern, relative);
  }

  /**
   * What a file's path gives to the field {@code name} of {@link #fromPath}; null where it gives
   * nothing.
   *
   * @param relative the file's path below the folder of the recordings, with slashes
   */
  public String fromPath(String name, String relative) {
    return found(fromPath.get(name), relative);
  }

  private static String found(Pattern pattern, String path) {
    Matcher matcher = pattern.matcher(path);
    return matcher.find() ? matcher.group(1) : null;
  }
}
