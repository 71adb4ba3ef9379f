package io.citylake.streaming.kappa;

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
    double seconds = duration.toMillis() / 1000.0;
    out.printf(Locale.ROOT, "replay  %s in %s%n", replayId, table);
    line(out, "records", records);
    line(out, "readings", records - rejected);
    line(out, "rejected", rejected);
    line(out, "late", late);
    line(out, "windows", windowsWritten);
    out.printf(
        Locale.ROOT,
        "  %-12s %s%n",
        "watermark",
        watermark
            .map(
                time ->
                    String.format(
                        Locale.ROOT,
                        "%s: no window that ends later, %,d were open",
                        time,
                        windowsOpen))
            .orElse("none yet: no window is final"));
    out.printf(
        Locale.ROOT,
        "  %-12s %.1f s, %,.0f records/s%n",
        "time",
        seconds,
        seconds == 0 ? 0 : records / seconds);
    if (!removed.isEmpty()) {
      out.printf(Locale.ROOT, "  %-12s %s%n", "removed", String.join(", ", removed));
    }
    out.flush();
  }

  private static void line(PrintWriter out, String what, long count) {
    out.printf(Locale.ROOT, "  %-12s %,d%n", what, count);
  }
}
