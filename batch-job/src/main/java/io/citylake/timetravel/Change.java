package io.citylake.timetravel;

import java.util.Locale;

/** A change says what became of a row. */
public enum Change {
  CHANGED,
  ADDED,
  REMOVED;

  /** The word for it, in tables and for people. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
