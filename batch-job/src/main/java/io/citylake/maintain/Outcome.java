package io.citylake.maintain;

import java.util.List;

/**
 * An outcome is what a step did with a table, or would do.
 *
 * @param figures in a few words
 * @param details one a line, where there is more to say; may be empty
 */
public record Outcome(String figures, List<String> details) {
  /** There was nothing to do. */
  static final Outcome NOTHING = new Outcome("-");

  Outcome(String figures) {
    this(figures, List.of());
  }
}
