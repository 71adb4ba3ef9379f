package io.citylake.recording.lines;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lines of a document that are no records or that no Kafka client sends. */
public final class LeftOut {
  private final String shownAs;
  private final int maxBytes;
  private final Map<LeftOutCause, Long> counts = new EnumMap<>(LeftOutCause.class);
  private final List<String> tooLarge = new ArrayList<>();

  /**
   * @param shownAs how people find the document
   * @param maxBytes the largest record that is sent
   */
  public LeftOut(String shownAs, int maxBytes) {
    this.shownAs = shownAs;
    this.maxBytes = maxBytes;
  }

  /** Takes note of a line. */
  public void count(LeftOutCause cause) {
    counts.merge(cause, 1L, Long::sum);
  }

  /** Takes note of a line where it holds nothing: whether it does. */
  public boolean takesBlank(byte[] line) {
    if (isBlank(line)) {
      count(LeftOutCause.BLANK);
      return true;
    }
    return false;
  }

  /** Takes note of a record where it is too large to be sent: whether it is. */
  public boolean takesTooLarge(byte[] record, long lineNumber) {
    if (record.length <= maxBytes) {
      return false;
    }
    count(LeftOutCause.TOO_LARGE);
    tooLarge.add(
        String.format(
            Locale.ROOT,
            "%s:%s is left out: %,d bytes, a Kafka client here sends %,d"
                + " (max.request.size in --kafka-properties)",
            shownAs,
            lineNumber,
            record.length,
            maxBytes));
    return true;
  }

  /** Whether {@code line} holds nothing but blanks. */
  public static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }

  /** How many lines were left out for each cause that there was. */
  public Map<LeftOutCause, Long> counts() {
    return Map.copyOf(counts);
  }

  /** The lines that are too large, each as a sentence for people. */
  public List<String> tooLarge() {
    return List.copyOf(tooLarge);
  }
}
