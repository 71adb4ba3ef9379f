package io.citylake.benchmarks.page;

import java.util.List;
import java.util.Map;

/** What one benchmark adds to the page. */
interface PageSection {

  /** Markdown from its heading, of the second level, to its end. */
  List<String> lines();

  /** What {@link #lines} links to: SVG by file name. */
  Map<String, String> plots();
}
