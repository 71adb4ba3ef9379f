package io.citylake.describe.time;

import java.util.ArrayList;
import java.util.List;

/** The patterns in which times are written, the commonest first. */
final class TimePatterns {
  private static final List<String> DATES =
      List.of(
          "yyyy-MM-dd",
          "yyyy/MM/dd",
          "yyyy.MM.dd",
          "dd.MM.yyyy",
          "dd/MM/yyyy",
          "MM/dd/yyyy",
          "dd-MM-yyyy",
          "MM-dd-yyyy",
          "d.M.yyyy",
          "d/M/yyyy",
          "M/d/yyyy",
          "d-M-yyyy",
          "dd.MM.yy",
          "dd/MM/yy",
          "MM/dd/yy",
          "d.M.yy",
          "d/M/yy",
          "M/d/yy",
          "yyyyMMdd",
          "dd MMM yyyy",
          "d MMM yyyy",
          "dd-MMM-yyyy",
          "dd-MMM-yy",
          "MMM d yyyy",
          "MMM d, yyyy",
          "d MMMM yyyy",
          "MMMM d, yyyy",
          "EEE, d MMM yyyy",
          "EEE MMM d yyyy",
          "yyyy-M-d",
          "yyyy/M/d",
          "yyyy-DDD");

  private static final List<String> TIMES =
      List.of(
          "HH:mm:ss",
          "HH:mm",
          "HH:mm:ss.SSS",
          "H:mm:ss",
          "H:mm",
          "hh:mm:ss a",
          "h:mm:ss a",
          "hh:mm a",
          "h:mm a",
          "HHmmss",
          "HHmm",
          "HH",
          "HH.mm",
          "HH'h'",
          "H");

  private static final List<String> BETWEEN = List.of(" ", "'T'", ", ", "");
  private static final List<String> ZONES = List.of("", " XXX", "XXX", " XX", "XX", " z", " VV");

  /** Without a sign between date and time, only such patterns are told apart. */
  private static final List<String> DENSE = List.of("yyyyMMdd");

  private TimePatterns() {}

  /** Dates alone: times are midnights. */
  static List<String> dates() {
    return DATES;
  }

  /** Whether a pattern of this module carries an offset or the name of a zone. */
  static boolean hasZone(String pattern) {
    return pattern.endsWith("X") || pattern.endsWith(" z") || pattern.endsWith(" VV");
  }

  /** Dates with a time of day. */
  static List<String> moments() {
    List<String> patterns = new ArrayList<>();
    for (String zone : ZONES) {
      for (String date : DATES) {
        for (String between : BETWEEN) {
          if (!between.isEmpty() || DENSE.contains(date)) {
            TIMES.forEach(time -> patterns.add(date + between + time + zone));
          }
        }
      }
    }
    return patterns;
  }

  /** The pattern in which day and month have changed their places. */
  static String swapped(String pattern) {
    return pattern.startsWith("dd/MM") || pattern.startsWith("dd-MM")
        ? "MM" + pattern.charAt(2) + "dd" + pattern.substring(5)
        : pattern.startsWith("d/M/") || pattern.startsWith("d-M-")
            ? "M" + pattern.charAt(1) + "d" + pattern.substring(3)
            : pattern;
  }
}
