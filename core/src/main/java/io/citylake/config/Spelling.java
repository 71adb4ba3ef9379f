package io.citylake.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Spelling finds what a person may have meant. */
public final class Spelling {
  private static final int FARTHEST_EDITS = 3;
  private static final int MOST_SIMILAR = 3;

  private Spelling() {}

  /** The candidate nearest to {@code word}; empty where none is near. */
  static String nearest(String word, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> distance(word, candidate) <= FARTHEST_EDITS)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .orElse("");
  }

  /**
   * Up to three candidates that {@code word} may stand for, the nearest first: those with few
   * letters changed, and those that hold it as a whole.
   */
  public static List<String> similar(String word, Collection<String> candidates) {
    int farthest = Math.min(FARTHEST_EDITS, word.length() / 2);
    return candidates.stream()
        .filter(c -> distance(word, c) <= farthest || c.contains(word) || word.contains(c))
        .sorted(Comparator.comparingInt(c -> distance(word, c)))
        .limit(MOST_SIMILAR)
        .toList();
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
