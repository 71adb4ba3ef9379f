package io.citylake.describe.table;

import io.citylake.describe.sample.SampledLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Guesses what stands between the fields of CSV: what gives most lines as many fields. */
final class GuessSeparator {
  private static final List<Character> CANDIDATES = List.of(';', '\t', '|', ',');
  private static final int LINES = 200;

  /** Fewer lines of one number of fields are no table. */
  private static final double LEAST_SHARE = 0.6;

  /**
   * A separator, and what it makes of most lines.
   *
   * @param fields how many most lines have; over 1
   * @param share of the lines that have as many, 0 to 1
   */
  record Separator(char separator, int fields, double share) {}

  private GuessSeparator() {}

  /** The likeliest; empty where the lines are no table by any. */
  static Optional<Separator> of(List<SampledLine> lines) {
    List<SampledLine> first = lines.subList(0, Math.min(LINES, lines.size()));
    Separator best = null;
    for (char candidate : CANDIDATES) {
      Separator found = of(candidate, first);
      // A later candidate must be clearly better: decimal commas stand in tables by semicolons.
      boolean isBetter = best == null || found.share > best.share + 0.05;
      if (found.fields > 1 && found.share >= LEAST_SHARE && isBetter) {
        best = found;
      }
    }
    return Optional.ofNullable(best);
  }

  private static Separator of(char candidate, List<SampledLine> lines) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (SampledLine line : lines) {
      counts.merge(SplitLine.at(candidate, line.text()).size(), 1, Integer::sum);
    }
    Map.Entry<Integer, Integer> most =
        counts.entrySet().stream()
            .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
            .orElse(Map.entry(0, 0));
    return new Separator(
        candidate, most.getKey(), (double) most.getValue() / Math.max(1, lines.size()));
  }
}
