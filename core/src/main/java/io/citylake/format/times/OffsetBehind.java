package io.citylake.format.times;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An offset behind a local time tells which of two it is: {@code 02:30+01:00} or {@code 02:30
 * +01:00}.
 *
 * @param time what stands before it
 */
record OffsetBehind(String time, ZoneOffset offset) {
  private static final Pattern OFFSET = Pattern.compile("(.+?) ?([+-]\\d{2}:\\d{2}|Z)");

  /**
   * The two parts of {@code text}; empty where it does not end with an offset.
   *
   * @throws java.time.DateTimeException if the offset is one that no place has
   */
  static Optional<OffsetBehind> of(String text) {
    Matcher parts = OFFSET.matcher(text);
    return parts.matches()
        ? Optional.of(new OffsetBehind(parts.group(1), ZoneOffset.of(parts.group(2))))
        : Optional.empty();
  }

  /** The same text without a blank before the offset, if it ends with one. */
  static String closedUp(String text) {
    Matcher parts = OFFSET.matcher(text);
    return parts.matches() ? parts.group(1) + parts.group(2) : text;
  }
}
