package io.citylake.maintain;

import java.util.Locale;

/**
 * The steps are the kinds of upkeep, in the order in which a table gets them: each frees what the
 * next clears.
 */
public enum Step {
  /** Branches that a killed or failed run left behind. */
  BRANCHES("branches"),
  /** Small files of closed days. */
  COMPACT("files of closed days"),
  /** Small manifests. */
  MANIFESTS("manifests"),
  /** Snapshots that nothing needs, and what only they refer to. */
  EXPIRE("snapshots"),
  /** Files that no table knows. */
  ORPHANS("orphan files"),
  /** Days and epochs of the speed layer's tables in PostgreSQL. */
  LIVE("days and epochs");

  private final String heading;

  Step(String heading) {
    this.heading = heading;
  }

  /** What the step is about, over a column of a report. */
  String heading() {
    return heading;
  }

  /** As a person writes it on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
