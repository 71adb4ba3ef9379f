package io.citylake.benchmarks.freshness;

import io.citylake.command.AlignedRows;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results for people: medians of all rounds. */
final class FreshnessTable {
  private FreshnessTable() {}

  static void print(List<Summary> summaries, List<ColdStart> starts, PrintWriter out) {
    print("seen in serving, ms after a reading was due", summaries, Summary.Place.SERVING, out);
    print("seen in the lake, ms after a reading was due", summaries, Summary.Place.LAKE, out);
    AlignedRows load =
        new AlignedRows(
            "contestant",
            "readings/s",
            "achieved",
            "CPU %",
            "others %",
            "windows' lag",
            "records' lag");
    summaries.forEach(
        summary ->
            load.add(
                summary.entrant().label(),
                summary.rate(),
                whole(summary.achievedRate()),
                whole(100 * summary.cpuShare()),
                summary.othersShare().isPresent()
                    ? whole(100 * summary.othersShare().getAsDouble())
                    : "",
                whole(summary.windowsLag()),
                whole(summary.recordsLag())));
    load.print(out, "  ");
    out.println();
    out.println(
        "  medians of all rounds; CPU: of the machine, by driver, broker and PostgreSQL; lag: records sent but not yet");
    out.println(
        "  written when the last was sent; the sender and foreign processes come on top (others: these alone)");
    out.println();
    AlignedRows cold = new AlignedRows("contestant", "cold start s");
    Summary.coldSeconds(starts)
        .forEach(
            (entrant, seconds) ->
                cold.add(entrant.label(), String.format(Locale.ROOT, "%.1f", seconds)));
    cold.print(out, "  ");
    out.flush();
  }

  private static void print(
      String title, List<Summary> summaries, Summary.Place place, PrintWriter out) {
    List<String> header = new ArrayList<>(List.of("contestant", "readings/s", "probes"));
    Latencies.POINTS.forEach(point -> header.add(point.name()));
    header.add("never seen");
    AlignedRows rows = new AlignedRows(header);
    for (Summary summary : summaries) {
      List<Object> cells = new ArrayList<>();
      cells.add(summary.entrant().label());
      cells.add(summary.rate());
      cells.add(summary.probes(place));
      Latencies.POINTS.forEach(point -> cells.add(Latencies.shown(summary.millis(place, point))));
      cells.add(summary.neverSeen(place));
      rows.add(cells);
    }
    out.println("  " + title);
    rows.print(out, "  ");
    out.println();
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }
}
