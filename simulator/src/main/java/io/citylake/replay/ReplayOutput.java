package io.citylake.replay;

import io.citylake.send.ProgressLine;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What people see of a replay. */
final class ReplayOutput {
  /** The columns that hold numbers, aligned on the right. */
  private static final Set<Integer> NUMBERS = Set.of(2, 3, 4, 5, 6);

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
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "source",
            "topic",
            "files",
            "records",
            "no time",
            "blank",
            "too large",
            "first event time",
            "last event time",
            "moved by"));
    for (ReplayResult.Source source : result.sources()) {
      rows.add(
          List.of(
              source.name(),
              source.topic(),
              number(source.files()),
              number(source.records()),
              number(source.undated()),
              number(source.blank()),
              number(source.tooLarge()),
              ProgressLine.text(source.first()),
              ProgressLine.text(source.last()),
              source.shift().isZero() ? "" : shift(source.shift())));
    }
    rows.add(List.of("in all", "", "", number(result.records()), "", "", "", "", "", ""));
    return String.format("%n%s%n", title) + aligned(rows);
  }

  private static String aligned(List<List<String>> rows) {
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int column = 0; column < row.size(); column++) {
        line.append(String.format(Locale.ROOT, cell(rows, column), row.get(column)));
      }
      table.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return table.toString();
  }

  private static String cell(List<List<String>> rows, int column) {
    int width = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    return (NUMBERS.contains(column) ? "%" : "%-") + Math.max(1, width) + "s   ";
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
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
