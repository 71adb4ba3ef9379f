package io.citylake.simulator;

import io.citylake.send.ProgressLine;
import io.citylake.simulator.feed.AnswerKey;
import io.citylake.simulator.feed.Counts;
import io.citylake.simulator.feed.TopicAnswer;
import java.time.LocalTime;
import java.util.Locale;
import java.util.TreeMap;

/** What people see of a simulation. */
final class SimulationOutput {
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
    StringBuilder table = new StringBuilder();
    new TreeMap<>(key.topics())
        .forEach(
            (topic, answer) -> {
              table.append(String.format("%nsimulated   topic %s%n", topic));
              row(table, "", "records", "readings", "duplicate", "late", "rejected", "silent");
              new TreeMap<>(answer.bySensorType())
                  .forEach((type, counts) -> row(table, type, counts));
              row(table, "in all", answer.total());
              table.append(
                  String.format(
                      "            event times   %s to %s%n",
                      ProgressLine.text(answer.firstEventTime()),
                      ProgressLine.text(answer.lastEventTime())));
            });
    return table.toString();
  }

  private static void row(StringBuilder table, String name, Counts counts) {
    row(
        table,
        name,
        number(counts.records()),
        number(counts.readings()),
        number(counts.duplicates()),
        number(counts.late()),
        number(counts.rejected()),
        number(counts.silent()));
  }

  private static void row(StringBuilder table, String name, String... cells) {
    table.append(String.format("            %-12s", name));
    for (String cell : cells) {
      table.append(String.format("%14s", cell));
    }
    table.append(System.lineSeparator());
  }

  private static Counts total(AnswerKey key) {
    return key.topics().values().stream()
        .map(TopicAnswer::total)
        .reduce(Counts.NOTHING, Counts::plus);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
