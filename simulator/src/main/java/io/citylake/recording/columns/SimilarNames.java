package io.citylake.recording.columns;

import java.util.Locale;

/** Tells names that may mean the same column. */
final class SimilarNames {
  private static final int SHORTEST_PART = 3;

  private SimilarNames() {}

  /** Whether they differ in case, in signs, or in what stands around one of them. */
  static boolean are(String one, String other) {
    String a = letters(one);
    String b = letters(other);
    return a.equals(b)
        || (Math.min(a.length(), b.length()) >= SHORTEST_PART && (a.contains(b) || b.contains(a)));
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
