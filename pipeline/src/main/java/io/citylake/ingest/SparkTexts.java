package io.citylake.ingest;

import org.apache.spark.unsafe.types.UTF8String;

/**
 * Converts texts as Java holds them to texts as Spark does, and remembers those that came last: the
 * same cities, types and sensors come again and again. For one thread.
 */
final class SparkTexts {
  private static final int ENTRIES = 1 << 14;

  /** Longer texts are hardly names that come again, and would hold memory. */
  private static final int LONGEST_CHARS = 64;

  private final String[] known = new String[ENTRIES];
  private final UTF8String[] converted = new UTF8String[ENTRIES];

  /**
   * The text as Spark holds it.
   *
   * @param text null gives null
   */
  UTF8String utf8(String text) {
    if (text == null || text.length() > LONGEST_CHARS) {
      return UTF8String.fromString(text);
    }
    int hash = text.hashCode();
    int place = (hash ^ (hash >>> 14)) & (ENTRIES - 1);
    if (!text.equals(known[place])) {
      converted[place] = UTF8String.fromString(text);
      known[place] = text;
    }
    return converted[place];
  }
}
