package io.citylake.batch;

import java.time.Duration;
import java.util.Locale;

/**
 * How far a run over several days is.
 *
 * @param days done
 * @param daysInAll of the run
 * @param records of the days done, copies and rejections among them
 * @param elapsed since the run began
 */
record BackfillProgress(int days, int daysInAll, long records, Duration elapsed) {

  /** One line for people; the time that is left is what the days so far took, for each day left. */
  String line() {
    double seconds = elapsed.toMillis() / 1e3;
    String done =
        String.format(
            Locale.ROOT,
            "%,d of %,d days   %,d records in %s   %,.0f records/s",
            days,
            daysInAll,
            records,
            text(seconds),
            seconds > 0 ? records / seconds : 0);
    int left = daysInAll - days;
    return left == 0 ? done : done + "   about " + text(seconds / days * left) + " left";
  }

  private static String text(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? whole + " s"
        : String.format(Locale.ROOT, "%,d min %02d s", whole / 60, whole % 60);
  }
}
