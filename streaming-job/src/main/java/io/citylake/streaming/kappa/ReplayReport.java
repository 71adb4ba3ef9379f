package io.citylake.streaming.kappa;

import io.citylake.command.AlignedRows;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a replay did.
 *
 * @param records records read
 * @param rejected records read that are no readings
 * @param late readings dropped as late
 * @param windowsWritten windows that became final
 * @param windowsOpen windows that did not; they were not written
 * @param watermark at the end; empty where there was none yet
 * @param duration of reading and computing, wall time
 * @param removed ids of older replays that were removed
 */
record ReplayReport(
    String replayId,
    String table,
    long records,
    long rejected,
    long late,
    long windowsWritten,
    long windowsOpen,
    Optional<Instant> watermark,
    Duration duration,
    List<String> removed) {

  /** Prints a table for people. */
  void print(PrintWriter out) {
    out.printf(Locale.ROOT, "replay  %s in %s%n", replayId, table);
    AlignedRows figures = AlignedRows.withoutHeader();
    figures.add("records", records);
    figures.add("readings", records - rejected);
    figures.add("rejected", rejected);
    figures.add("late", late);
    figures.add("windows", windowsWritten);
    figures.add("watermark", watermark.map(this::reach).orElse("none yet: no window is final"));
    figures.add("time", pace());
    figures.print(out, "  ");
    if (!removed.isEmpty()) {
      out.printf("  removed    %s%n", String.join(", ", removed));
    }
    out.flush();
  }

  private String reach(Instant time) {
    return String.format(
        Locale.ROOT, "%s: no window that ends later, %,d were open", time, windowsOpen);
  }

  private String pace() {
    double seconds = duration.toMillis() / 1000.0;
    return String.format(
        Locale.ROOT, "%.1f s, %,.0f records/s", seconds, seconds == 0 ? 0 : records / seconds);
  }
}
