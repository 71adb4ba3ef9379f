package io.citylake.compare;

import io.citylake.command.AlignedRows;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** Tells a person where the layers differ, and why. */
public final class LayersReport {
  private static final Map<Cause, String> WORDS =
      Map.of(
          Cause.LATE, "came behind the watermark: the batch layer has them",
          Cause.REPAIRED, "were won from rejected records since",
          Cause.UNREAD, "were not read by the windows query",
          Cause.DUPLICATE, "are copies that one layer counts and the other does not",
          Cause.NEWER, "came after the batch run: its next run takes them up",
          Cause.NOT_FINAL, "not compared: the speed layer may still change these",
          Cause.UNEXPLAINED, "no known reason");

  private final PrintWriter out;

  public LayersReport(PrintWriter out) {
    this.out = out;
  }

  /** Prints one day. */
  public void print(DayComparison day) {
    out.printf(
        Locale.ROOT,
        "layers of %s   %,d windows   equal %,d   batch run %s%n",
        day.day(),
        day.allWindows(),
        day.windows("equal"),
        day.batchRun());
    AlignedRows causes = new AlignedRows("cause", "windows", "records", "");
    for (Cause cause : Cause.values()) {
      long windows = day.windows(cause.text());
      long records = day.records().getOrDefault(cause.text(), 0L);
      if (windows + records > 0 || cause == Cause.UNEXPLAINED) {
        String words = windows + records == 0 ? "" : WORDS.get(cause);
        causes.add(cause.text().replace('_', ' '), windows, records, words);
      }
    }
    causes.print(out, "  ");
    day.replay().ifPresent(this::replay);
    day.samples().forEach(sample -> out.printf(Locale.ROOT, "    unexplained %s%n", sample));
    day.unseen()
        .forEach(unseen -> out.printf(Locale.ROOT, "  not compared: %s%n", unseen.sentence()));
    out.println("  " + verdict(day));
    out.flush();
  }

  private static String verdict(DayComparison day) {
    if (!day.isExplained()) {
      return "not every difference is explained";
    }
    if (!day.wasCompared()) {
      return "nothing is compared: no window of the day is final in the speed layer and in the"
          + " lake";
    }
    return day.unseen().isEmpty()
        ? "every difference is explained"
        : "every difference of the windows that were compared is explained";
  }

  private void replay(DayComparison.Replay replay) {
    out.printf(
        Locale.ROOT,
        "  replay %s from Kafka: %,d windows, %,d like the speed layer's, %,d like the batch"
            + " layer's%n",
        replay.id(),
        replay.windows(),
        replay.likeSpeed(),
        replay.likeBatch());
  }
}
