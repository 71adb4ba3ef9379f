package io.citylake.maintain;

import io.citylake.command.AlignedRows;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The report of maintenance tells what it did with each table, or would do. */
public final class MaintenanceReport {
  private static final List<Step> COLUMNS =
      Stream.of(Step.values()).filter(step -> step != Step.LIVE).toList();

  private final Mode mode;
  private final List<TableReport> tables;

  MaintenanceReport(Mode mode, List<TableReport> tables) {
    this.mode = mode;
    this.tables = List.copyOf(tables);
  }

  /** Whether every step of every table ran to its end. */
  public boolean isComplete() {
    return tables.stream().noneMatch(table -> table.failure().isPresent());
  }

  /** The reports of tables, in the order of their upkeep. */
  List<TableReport> tables() {
    return tables;
  }

  /** Prints a table for people, and below it what there is to say of single tables. */
  public void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "maintenance   %s%n",
        mode == Mode.DRY_RUN ? "what it would do: nothing was changed" : "took " + s(took()));
    printAligned(out, tables.stream().filter(table -> !isLive(table)).toList());
    tables.stream().filter(MaintenanceReport::isLive).forEach(table -> printLive(out, table));
    tables.forEach(table -> printDetails(out, table));
    tables.forEach(
        table ->
            table
                .failure()
                .ifPresent(why -> out.printf("  %s failed at %s%n", table.table(), why)));
    out.flush();
  }

  private static boolean isLive(TableReport table) {
    return table.table().startsWith("live.");
  }

  private static void printAligned(PrintWriter out, List<TableReport> lake) {
    if (lake.isEmpty()) {
      return;
    }
    List<String> header = new ArrayList<>(List.of("table"));
    COLUMNS.forEach(step -> header.add(step.heading()));
    header.add("took");
    AlignedRows aligned = new AlignedRows(header);
    for (TableReport table : lake) {
      List<String> cells = new ArrayList<>(List.of(table.table()));
      COLUMNS.forEach(step -> cells.add(figures(table, step)));
      cells.add(s(table.took()));
      aligned.add(cells);
    }
    aligned.print(out, "  ");
  }

  private static String figures(TableReport table, Step step) {
    Outcome outcome = table.outcomes().get(step);
    return outcome == null ? "" : outcome.figures();
  }

  private static void printLive(PrintWriter out, TableReport table) {
    Outcome outcome = table.outcomes().get(Step.LIVE);
    if (outcome != null) {
      out.printf("  %s   %s   %s%n", table.table(), outcome.figures(), s(table.took()));
    }
  }

  private static void printDetails(PrintWriter out, TableReport table) {
    for (Map.Entry<Step, Outcome> done : table.outcomes().entrySet()) {
      List<String> details = done.getValue().details();
      if (!details.isEmpty()) {
        out.printf("  %s   %s%n", table.table(), done.getKey().heading());
        details.forEach(detail -> out.printf("    %s%n", detail));
      }
    }
  }

  private Duration took() {
    return tables.stream().map(TableReport::took).reduce(Duration.ZERO, Duration::plus);
  }

  private static String s(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
