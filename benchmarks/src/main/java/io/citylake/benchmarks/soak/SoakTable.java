package io.citylake.benchmarks.soak;

import io.citylake.command.AlignedRows;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The samples for people: a line a minute while they come in, and what became of each series. */
final class SoakTable {
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
  private static final List<Series> COLUMNS =
      List.of(
          Series.SENT_PER_SECOND,
          Series.WINDOWS_LAG_RECORDS,
          Series.RECORDS_LAG_RECORDS,
          Series.WINDOWS_LAG_SECONDS,
          Series.HEAP_AFTER_COLLECTION_BYTES,
          Series.RESIDENT_BYTES,
          Series.STATE_ROWS,
          Series.STATE_BYTES,
          Series.DATA_FILES,
          Series.METADATA_FILES,
          Series.SNAPSHOTS,
          Series.CHECKPOINT_FILES,
          Series.DRIVER_CORES);

  private final SoakSettings settings;
  private final PrintWriter out;
  private Duration nextLine = BETWEEN_LINES;

  SoakTable(SoakSettings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  /** Says what is done, and prints the header. */
  void begins() {
    out.printf(
        Locale.ROOT,
        "%n%,d readings/s from %,d sensors for %d s; state is level, and series are judged, from %d s on%n%n",
        settings.rate(),
        settings.sensors(),
        settings.duration().toSeconds(),
        settings.judgedFrom().toSeconds());
    StringBuilder header = new StringBuilder("  elapsed s");
    COLUMNS.forEach(series -> header.append("  ").append(series.label()));
    out.println(header);
    out.flush();
  }

  /** Prints a sample if it is a minute since the last that was printed. */
  void add(Sample sample) {
    if (sample.elapsed().compareTo(nextLine) < 0) {
      return;
    }
    nextLine = nextLine.plus(BETWEEN_LINES);
    StringBuilder line =
        new StringBuilder(String.format(Locale.ROOT, "%11d", sample.elapsed().toSeconds()));
    for (Series series : COLUMNS) {
      Double value = sample.values().get(series);
      String text = value == null ? "" : text(series, value);
      line.append("  ").append(("%" + series.label().length() + "s").formatted(text));
    }
    out.println(line);
    out.flush();
  }

  /** Prints what became of each series. */
  void print(List<Trend> trends) {
    out.printf("%nsoak: medians of the first and the last third of the samples%n%n");
    if (trends.isEmpty()) {
      out.printf(
          Locale.ROOT,
          "  too short to judge: it takes %d samples from %d s on, one every 10 s%n",
          Trend.FEWEST,
          settings.judgedFrom().toSeconds());
      out.flush();
      return;
    }
    AlignedRows rows =
        new AlignedRows("series", "from s", "first third", "last third", "ratio", "course");
    for (Trend trend : trends) {
      rows.add(
          trend.series().label(),
          trend.from().toSeconds(),
          text(trend.series(), trend.first()),
          text(trend.series(), trend.last()),
          String.format(Locale.ROOT, "%.2f", trend.ratio()),
          trend.verdict());
    }
    rows.print(out, "  ");
    out.flush();
  }

  private static String text(Series series, double value) {
    return String.format(
        Locale.ROOT, series.hasDecimals() ? "%,.2f" : "%,.0f", series.shown(value));
  }
}
