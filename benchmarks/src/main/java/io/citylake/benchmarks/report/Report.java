package io.citylake.benchmarks.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * A report is what one benchmark measured, both as its JSON file holds it and as people read it.
 */
public interface Report {

  /** Whether everything came out as it must; what was merely slow holds, too. */
  boolean holds();

  /** Prints what a person at a terminal wants to know: all columns, and whatever is wrong. */
  void print(PrintWriter out);

  /**
   * The section of the published page: Markdown, from its heading of the second level to its end.
   */
  List<String> section();

  /** What {@link #section} shows: SVG by file name; empty where it shows none. */
  default Map<String, String> plots() {
    return Map.of();
  }
}
