package io.citylake.simulator;

import io.citylake.command.AlignedRows;
import io.citylake.send.ProgressLine;
import io.citylake.simulator.feed.AnswerKey;
import io.citylake.simulator.feed.Counts;
import io.citylake.simulator.feed.TopicAnswer;
import java.time.LocalTime;
import java.util.Locale;
import java.util.TreeMap;

/** What people see of a simulation. */
final class SimulationOutput {
  private static final String INDENT = " ".repeat(12);

  private SimulationOutput() {}

  /** One line, without its end. */
  static String line(Progress progress, LocalTime now) {
    Counts counts = total(progress.soFar());
    String soFar =
        String.format(
            Locale.ROOT,
            "sent %,13d   city time %s   to be rejected %,d   late %,d",
            counts.records(),
            ProgressLine.text(progress.cityTime()),
            counts.rejected(),
            counts.late());
    return ProgressLine.of(now, progress.recordsPerSecond(), soFar, progress.remaining());
  }

  /** A table of what was sent by sensor type and fault, with its last line's end. */
  static String summary(AnswerKey key) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(key.topics())
        .forEach(
            (topic, answer) ->
                text.append(
                    String.format(
                        "%nsimulated   topic %s%n%s%n%sevent times   %s to %s%n",
                        topic,
                        table(answer).text(INDENT),
                        INDENT,
                        ProgressLine.text(answer.firstEventTime()),
                        ProgressLine.text(answer.lastEventTime()))));
    return text.toString();
  }

  private static AlignedRows table(TopicAnswer answer) {
    AlignedRows table =
        new AlignedRows(
            "sensor type", "records", "readings", "duplicate", "late", "rejected", "silent");
    new TreeMap<>(answer.bySensorType()).forEach((type, counts) -> add(table, type, counts));
    add(table, "in all", answer.total());
    return table;
  }

  private static void add(AlignedRows table, String name, Counts counts) {
    table.add(
        name,
        counts.records(),
        counts.readings(),
        counts.duplicates(),
        counts.late(),
        counts.rejected(),
        counts.silent());
  }

  private static Counts total(AnswerKey key) {
    return key.topics().values().stream()
        .map(TopicAnswer::total)
        .reduce(Counts.NOTHING, Counts::plus);
  }
}
