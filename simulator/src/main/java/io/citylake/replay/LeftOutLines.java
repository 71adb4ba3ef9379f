package io.citylake.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of a file that are no records or that no Kafka client sends. */
final class LeftOutLines {
  private final Path file;
  private final int maxBytes;
  private final List<String> tooLarge = new ArrayList<>();
  private long blank;

  /**
   * @param maxBytes the largest line that is sent
   */
  LeftOutLines(Path file, int maxBytes) {
    this.file = file;
    this.maxBytes = maxBytes;
  }

  /** Takes note of {@code line} where it is to be left out: whether it is. */
  boolean takes(byte[] line, long lineNumber) {
    if (line.length > maxBytes) {
      tooLarge.add(
          String.format(
              Locale.ROOT,
              "%s:%s is left out: %,d bytes, a Kafka client here sends %,d"
                  + " (max.request.size in --kafka-properties)",
              file,
              lineNumber,
              line.length,
              maxBytes));
      return true;
    }
    boolean isBlank = isBlank(line);
    blank += isBlank ? 1 : 0;
    return isBlank;
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /** How many lines hold nothing. */
  long blank() {
    return blank;
  }

  /** The lines that are too large, each as a sentence for people. */
  List<String> tooLarge() {
    return List.copyOf(tooLarge);
  }
}
