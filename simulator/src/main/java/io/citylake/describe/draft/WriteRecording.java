package io.citylake.describe.draft;

import io.citylake.describe.identity.SensorIdGuess.From;
import io.citylake.describe.sample.SampledFile;
import io.citylake.describe.table.Shape;

/** Writes how the records stand in files: a description's section {@code recording}. */
final class WriteRecording {
  private final Draft draft;
  private final Lines lines;

  WriteRecording(Draft draft, Lines lines) {
    this.draft = draft;
    this.lines = lines;
  }

  void write() {
    if (draft.globs().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("recording {");
    lines.list("  ", "files", draft.globs());
    SampledFile first = draft.kind().files().get(0);
    if (!first.encoding().equals("UTF-8")) {
      lines.add("  encoding = \"" + first.encoding() + "\"");
    }
    if (draft.kind().shape() instanceof Shape.Csv csv) {
      csv(csv);
    } else if (draft.kind().shape() instanceof Shape.Json json && json.isDocument()) {
      lines.add("  list = \"" + json.list() + "\"");
    }
    if (draft.sensorId().from() == From.PATH) {
      lines.add("  key = " + Hocon.text(draft.sensorId().value()));
    }
    lines.add("}");
  }

  private void csv(Shape.Csv csv) {
    if (csv.skipped() > 0) {
      lines.add("  skip-lines = " + csv.skipped());
    }
    if (!csv.comment().isEmpty()) {
      lines.add("  comment = \"" + csv.comment() + "\"");
    }
    if (csv.headerLines() == 1) {
      lines.add("  header = true");
    } else if (csv.headerLines() > 1) {
      lines.comment("  ", "the second line holds units");
      lines.add("  header-lines = " + csv.headerLines());
    }
    if (!csv.footer().isEmpty()) {
      lines.add("  stop-at = \"^" + csv.footer() + "\"");
    }
  }
}
