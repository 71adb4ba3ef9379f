package io.citylake.repair;

import io.citylake.reading.Excerpt;
import java.util.regex.Pattern;

/** What came from outside, as a terminal can show it. */
final class ForTerminals {
  /**
   * Escape sequences in eight bits, changes of direction, ends of line: terminals obey them, and
   * they are no ASCII.
   */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private ForTerminals() {}

  /** The beginning of {@code text}, "null" for null. */
  static String excerpt(String text) {
    return UNPRINTABLE.matcher(Excerpt.of(text)).replaceAll("?");
  }
}
