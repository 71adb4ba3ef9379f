package io.citylake.replay;

import io.citylake.command.AlignedRows;
import io.citylake.preview.Finding;
import io.citylake.preview.SourcePreview;
import java.util.List;
import java.util.stream.Collectors;

/** In short what would become of the records of a replay. */
final class JudgedTable {
  private JudgedTable() {}

  /** A table with a row for each source, with its last line's end. */
  static String of(List<SourcePreview> previews) {
    AlignedRows table =
        new AlignedRows(
            "source", "readings", "rejections", "left out", "copies", "unused keys", "why");
    for (SourcePreview preview : previews) {
      table.add(
          preview.source(),
          preview.readings(),
          preview.rejected(),
          preview.leftOut().stream().mapToLong(Finding::count).sum(),
          preview.copies().count(),
          preview.unused().size(),
          preview.rejections().stream()
              .map(finding -> finding.subject() + " " + finding.count())
              .collect(Collectors.joining(", ")));
    }
    return String.format(
        "%nwould be judged (citylake preview --source NAME shows where and what)%n%s%n",
        table.text("  "));
  }
}
