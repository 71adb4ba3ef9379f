package io.citylake.replay;

import io.citylake.command.AlignedRows;
import io.citylake.send.ProgressLine;
import java.time.Duration;
import java.time.LocalTime;
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
   * A table with a row for each source, with its last line's end.
   *
   * @param title its first word
   */
  static String table(String title, ReplayResult result) {
    AlignedRows table =
        new AlignedRows(
            "source",
            "topic",
            "files",
            "records",
            "no time",
            "blank",
            "too large",
            "first event time",
            "last event time",
            "moved by");
    for (ReplayResult.Source source : result.sources()) {
      table.add(
          source.name(),
          source.topic(),
          source.files(),
          source.records(),
          source.undated(),
          source.blank(),
          source.tooLarge(),
          ProgressLine.text(source.first()),
          ProgressLine.text(source.last()),
          source.shift().isZero() ? "" : shift(source.shift()));
    }
    table.add("in all", "", "", result.records(), "", "", "", "", "", "");
    return String.format("%n%s%n%s%n", title, table.text("  "));
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
