package io.citylake.sources;

import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recording is the files that hold a source's records, one to a line.
 *
 * @param files globs, relative to the folder of the recordings
 * @param hasHeader whether the first line of each file names the columns
 * @param keyPattern finds the record's key in a file's relative path, as its first group; null
 *     where the key is the sensor's identifier in the record
 */
public record Recording(List<String> files, boolean hasHeader, Pattern keyPattern)
    implements Serializable {
  public Recording {
    files = List.copyOf(files);
  }

  /** Whether the file at {@code relative}, a path below the folder of the recordings, is one. */
  public boolean includes(Path relative) {
    return files.stream()
        .anyMatch(
            glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(relative));
  }

  /** The key of the records in a file; null where each record has its own. */
  public String keyOf(Path relative) {
    if (keyPattern == null) {
      return null;
    }
    Matcher matcher = keyPattern.matcher(relative.toString().replace('\\', '/'));
    return matcher.find() ? matcher.group(1) : null;
  }
}
