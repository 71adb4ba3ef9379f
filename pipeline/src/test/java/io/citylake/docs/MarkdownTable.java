package io.citylake.docs;

import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;

/** A table as GitHub's Markdown has it. */
final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(String... headings) {
    text.append('\n');
    row(headings);
    row(Collections.nCopies(headings.length, "---").toArray(String[]::new));
  }

  MarkdownTable row(String... cells) {
    text.append(
        Arrays.stream(cells)
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    return this;
  }

  /** With an empty line before it. */
  @Override
  public String toString() {
    return text.toString();
  }
}
