package io.citylake.timetravel;

import io.citylake.command.AlignedRows;
import io.citylake.timetravel.ChangedRow.Value;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Tells a person how two states of a mart differ, and why. */
public final class SnapshotsReport {
  private static final String INDENT = "  ";
  private static final MathContext FIGURES = new MathContext(6);
  private static final double PERCENT = 100;

  private final PrintWriter out;

  public SnapshotsReport(PrintWriter out) {
    this.out = out;
  }

  /** Prints all of it. */
  public void print(Comparison comparison) {
    out.printf("compare   %s   %s%n", comparison.table(), days(comparison.days()));
    AlignedRows states = new AlignedRows("", "", "snapshot", "written");
    state(states, "before", comparison.before());
    state(states, "after", comparison.after());
    states.print(out, INDENT);
    out.println();
    counts(comparison);
    columns(comparison.columns());
    for (Change change : Change.values()) {
      rows(comparison, change);
    }
    comparison.reasons().forEach(this::reason);
    out.flush();
  }

  private static String days(List<LocalDate> days) {
    if (days.isEmpty()) {
      return "no day has other files";
    }
    LocalDate first = days.get(0);
    return days.size() == 1
        ? first.toString()
        : String.format(
            Locale.ROOT, "%d days from %s to %s", days.size(), first, days.get(days.size() - 1));
  }

  private static void state(AlignedRows states, String side, TableState state) {
    states.add(
        side, state.reference(), Long.toString(state.snapshot()), state.committed().toString());
  }

  private void counts(Comparison comparison) {
    AlignedRows counts =
        new AlignedRows("rows before", "rows after", "equal", "changed", "added", "removed");
    counts.add(
        Stream.of(
                comparison.rowsBefore(),
                comparison.rowsAfter(),
                comparison.equalRows(),
                comparison.counts().get(Change.CHANGED),
                comparison.counts().get(Change.ADDED),
                comparison.counts().get(Change.REMOVED))
            .map(SnapshotsReport::whole)
            .toList());
    counts.print(out, INDENT);
    if (comparison.differences() == 0) {
      out.println(INDENT + "no differences");
    }
  }

  private void columns(List<ColumnChanges> columns) {
    if (columns.isEmpty()) {
      return;
    }
    out.println();
    AlignedRows table =
        new AlignedRows("column", "rows changed", "largest change", "largest relative change");
    for (ColumnChanges column : columns) {
      table.add(
          column.column(),
          whole(column.rows()),
          number(column.largest()),
          percent(column.largestRelative()));
    }
    table.print(out, INDENT);
  }

  private void rows(Comparison comparison, Change change) {
    List<ChangedRow> rows = comparison.first().get(change);
    if (rows.isEmpty()) {
      return;
    }
    out.println();
    out.printf(
        Locale.ROOT,
        "%s%s, %,d of %,d rows%n",
        INDENT,
        change.word(),
        rows.size(),
        comparison.counts().get(change));
    boolean hasValues = change == Change.CHANGED;
    List<String> header = new ArrayList<>(comparison.key());
    if (hasValues) {
      header.addAll(List.of("column", "before", "after"));
    }
    AlignedRows table = new AlignedRows(header);
    for (ChangedRow row : rows) {
      if (hasValues) {
        row.values().forEach(value -> table.add(valueCells(row, value)));
      } else {
        table.add(row.key());
      }
    }
    table.print(out, INDENT + INDENT);
  }

  private static List<String> valueCells(ChangedRow row, Value value) {
    return Stream.concat(
            row.key().stream(), Stream.of(value.column(), value.before(), value.after()))
        .toList();
  }

  private void reason(Reason reason) {
    out.println();
    out.println("why   " + reason.day() + "   " + reason.cause());
    if (reason.arrivals().isEmpty()) {
      return;
    }
    AlignedRows arrivals =
        new AlignedRows("sensor type", "way", "readings", "first arrival", "last arrival");
    for (Arrivals arrived : reason.arrivals()) {
      arrivals.add(
          arrived.sensorType(),
          word(arrived.way()),
          whole(arrived.readings()),
          arrived.first().toString(),
          arrived.last().toString());
    }
    arrivals.print(out, INDENT);
    samples(reason.samples());
  }

  private void samples(List<ReadingSample> samples) {
    out.println();
    AlignedRows table =
        new AlignedRows(
            "topic", "partition", "offset", "sensor", "event time", "arrival time", "way");
    for (ReadingSample sample : samples) {
      table.add(
          sample.topic(),
          Integer.toString(sample.partition()),
          Long.toString(sample.offset()),
          sample.sensorId(),
          sample.eventTime().toString(),
          sample.arrivalTime().toString(),
          word(sample.way()));
    }
    table.print(out, INDENT);
  }

  private static String word(Arrivals.Way way) {
    return way.name().toLowerCase(Locale.ROOT);
  }

  private static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String percent(OptionalDouble share) {
    return share.isEmpty() ? "" : number(OptionalDouble.of(share.getAsDouble() * PERCENT)) + " %";
  }

  private static String number(OptionalDouble number) {
    if (number.isEmpty()) {
      return "";
    }
    double value = number.getAsDouble();
    return Double.isFinite(value)
        ? new BigDecimal(value, FIGURES).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
