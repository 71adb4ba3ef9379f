package io.citylake.replay;

import io.citylake.command.AlignedRows;
import io.citylake.recording.lines.LeftOutCause;
import io.citylake.send.ProgressLine;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What people see of a replay. */
final class ReplayOutput {
  private ReplayOutput() {}

  /** One line, without its end. */
  static String line(ReplayProgress progress, LocalTime now) {
    String soFar =
        String.format(
            Locale.ROOT,
            "sent %,d of %,d   event time %s",
            progress.sent(),
            progress.total(),
            ProgressLine.text(progress.eventTime()));
    return ProgressLine.of(now, progress.recordsPerSecond(), soFar, progress.remaining());
  }

  /**
   * A table with a row for each source and a column for each cause for which lines were left out,
   * with its last line's end.
   *
   * @param title its first word
   */
  static String table(String title, ReplayResult result) {
    List<LeftOutCause> causes =
        Arrays.stream(LeftOutCause.values())
            .filter(
                cause -> result.sources().stream().anyMatch(s -> s.leftOut().containsKey(cause)))
            .toList();
    List<String> header =
        new ArrayList<>(List.of("source", "topic", "files", "records", "no time"));
    causes.forEach(cause -> header.add(cause.toString()));
    header.addAll(List.of("first event time", "last event time", "moved by"));
    AlignedRows table = new AlignedRows(header);
    result.sources().forEach(source -> table.add(row(source, causes)));
    List<Object> all = new ArrayList<>(Collections.nCopies(header.size(), ""));
    all.set(0, "in all");
    all.set(header.indexOf("records"), result.records());
    table.add(all);
    return String.format("%n%s%n%s%n", title, table.text("  "));
  }

  private static List<Object> row(ReplayResult.Source source, List<LeftOutCause> causes) {
    List<Object> row =
        new ArrayList<>(
            List.of(
                source.name(), source.topic(), source.files(), source.records(), source.undated()));
    causes.forEach(cause -> row.add(source.leftOut().getOrDefault(cause, 0L)));
    row.add(ProgressLine.text(source.first()));
    row.add(ProgressLine.text(source.last()));
    row.add(source.shift().isZero() ? "" : shift(source.shift()));
    return row;
  }

  private static String shift(Duration shift) {
    Duration length = shift.abs();
    return String.format(
        Locale.ROOT,
        "%s%,d d %02d:%02d:%02d",
        shift.isNegative() ? "-" : "",
        length.toDays(),
        length.toHoursPart(),
        length.toMinutesPart(),
        length.toSecondsPart());
  }
}
