package io.citylake.describe.flow;

import io.citylake.command.AlignedRows;
import io.citylake.describe.draft.LeftOut;
import io.citylake.describe.judged.Judged;
import io.citylake.reading.Excerpt;
import io.citylake.reading.Reading;
import io.citylake.time.EventTime;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows what becomes of a sample under its description, and what a person has to look at. */
public final class Report {
  private final PrintWriter out;

  public Report(PrintWriter out) {
    this.out = out;
  }

  /** Shows one description's. */
  public void show(Described described) {
    Judged judged = described.judged();
    out.printf(
        Locale.ROOT,
        "%n%s   %,d records of %,d file%s%s: %,d readings, %,d rejected%n",
        described.draft().name(),
        judged.records(),
        described.draft().kind().files().size(),
        described.draft().kind().files().size() == 1 ? "" : "s",
        judged.isWhole() ? "" : " (the first ones)",
        judged.readings(),
        judged.rejected());
    if (judged.readings() > 0) {
      out.printf(
          Locale.ROOT,
          "  %,d sensor%s from %s to %s%s, %,d duplicate%s%n",
          judged.sensors(),
          judged.sensors() == 1 ? "" : "s",
          judged.first(),
          judged.last(),
          judged.cadence() == null ? "" : ", every " + judged.cadence().toSeconds() + " s",
          judged.duplicates(),
          judged.duplicates() == 1 ? "" : "s");
    }
    firstReadings(judged);
    rejections(judged);
    leftOut(described.draft().leftOut());
    todos(described.written().todos());
    out.flush();
  }

  private void firstReadings(Judged judged) {
    if (judged.firstReadings().isEmpty()) {
      return;
    }
    out.println("  first readings");
    AlignedRows rows = AlignedRows.withoutHeader();
    for (Reading reading : judged.firstReadings()) {
      rows.add(
          reading.sensorId(),
          EventTime.toInstant(reading.eventTimeMicros()),
          metrics(reading),
          Double.isNaN(reading.latitude()) ? "" : reading.latitude() + ", " + reading.longitude());
    }
    rows.print(out, "    ");
  }

  private static String metrics(Reading reading) {
    List<String> shown = new ArrayList<>();
    for (int place = 0; place < reading.metrics().length; place++) {
      if (!Double.isNaN(reading.metrics()[place])) {
        var metric = reading.sensorType().metrics().get(place);
        shown.add(metric.name() + " " + reading.metrics()[place] + " " + metric.unit());
      }
    }
    return String.join(", ", shown);
  }

  private void rejections(Judged judged) {
    judged
        .rejections()
        .forEach(
            (reason, count) -> {
              Judged.Sample sample = judged.samples().get(reason);
              out.printf(
                  Locale.ROOT,
                  "  %,d are %s, as %s:%,d%n",
                  count,
                  reason,
                  sample.file(),
                  sample.line());
              out.printf(
                  "    %s%n    %s%n", Excerpt.of(sample.text()), Excerpt.of(sample.detail()));
            });
    judged
        .badMetrics()
        .forEach(
            (name, count) ->
                out.printf(Locale.ROOT, "  %,d values left out of readings: %s%n", count, name));
  }

  private void leftOut(List<LeftOut> fields) {
    if (!fields.isEmpty()) {
      out.println(
          "  columns left out: "
              + fields.stream()
                  .map(field -> field.field() + " (" + field.why() + ")")
                  .collect(Collectors.joining(", ")));
    }
  }

  private void todos(List<String> todos) {
    if (!todos.isEmpty()) {
      out.println("  to be looked at");
      todos.forEach(todo -> out.println("    TODO " + todo));
    }
  }
}
