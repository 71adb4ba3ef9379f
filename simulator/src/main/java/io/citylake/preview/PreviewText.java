package io.citylake.preview;

import io.citylake.command.AlignedRows;
import java.io.File;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A preview as people read it. */
public final class PreviewText {
  private static final int SHOWN_ROWS = 10;
  private static final int PLACE_CHARS = 60;

  private final PrintWriter out;
  private final SourcePreview preview;

  private PreviewText(PrintWriter out, SourcePreview preview) {
    this.out = out;
    this.preview = preview;
  }

  /**
   * Prints everything that a preview holds.
   *
   * @param order in which the records were judged, for people
   * @param delay of the watermark
   */
  public static void print(PrintWriter out, SourcePreview preview, String order, Duration delay) {
    PreviewText text = new PreviewText(out, preview);
    text.summary(order, delay);
    text.findings("rejections: records that are no readings", "reason", preview.rejections());
    text.findings("metrics left out of readings", "metric, reason", preview.leftOut());
    text.findings("copies and late readings", "", text.ofTheOrder());
    text.firstReadings();
    text.metrics();
    text.sensors();
    text.places();
    text.unused();
    out.flush();
  }

  private void summary(String order, Duration delay) {
    out.printf("%npreview of %s%n", preview.source());
    AlignedRows rows = AlignedRows.withoutHeader();
    row(rows, "topics", String.join(", ", preview.topics()));
    row(rows, "files", number(preview.files()) + ", " + order);
    row(rows, "records", number(preview.records()));
    preview.notSent().forEach((cause, lines) -> row(rows, "not sent", number(lines) + " " + cause));
    if (!preview.ignoredColumns().isEmpty()) {
      row(rows, "not named", "columns " + String.join(", ", preview.ignoredColumns()));
    }
    judged(rows, Times.text(delay));
    rows.print(out, "  ");
    if (preview.records() > 0 && preview.readings() == 0) {
      out.printf("  no record became a reading: see below what was found%n");
    }
  }

  private void judged(AlignedRows rows, String delay) {
    long leftOut = preview.leftOut().stream().mapToLong(Finding::count).sum();
    row(rows, "readings", share(preview.readings()));
    row(rows, "rejections", share(preview.rejected()));
    row(rows, "left out", number(leftOut) + " metrics of readings");
    row(
        rows,
        "copies",
        number(preview.copies().count()) + " repeat sensor, event and metrics of one before");
    row(
        rows,
        "late",
        "%s come %s or more behind the largest event time before them"
            .formatted(number(preview.late().count()), delay));
    if (preview.first() != null) {
      row(rows, "event times", preview.first() + " to " + preview.last());
    }
    row(rows, "sensors", number(preview.sensors().size()));
  }

  private static void row(AlignedRows rows, String name, String text) {
    rows.add(name, text);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private String share(long part) {
    double percent = preview.records() == 0 ? 0 : 100.0 * part / preview.records();
    return String.format(Locale.ROOT, "%,d (%.2f %%)", part, percent);
  }

  private List<Finding> ofTheOrder() {
    return List.of(preview.copies(), preview.late()).stream()
        .filter(finding -> finding.count() > 0)
        .toList();
  }

  private void findings(String title, String subject, List<Finding> findings) {
    AlignedRows rows = new AlignedRows(subject, "records", "the first are", "what was found");
    for (Finding finding : findings) {
      for (int i = 0; i < finding.samples().size(); i++) {
        Finding.Sample sample = finding.samples().get(i);
        rows.add(
            i == 0 ? finding.subject() : "",
            i == 0 ? number(finding.count()) : "",
            shortened(sample.place()),
            sample.found());
      }
    }
    print(title, rows);
  }

  /** From the working directory on, or its end: file and line are what a person needs of it. */
  private static String shortened(String place) {
    String here = System.getProperty("user.dir") + File.separator;
    String shown = place.startsWith(here) ? place.substring(here.length()) : place;
    return shown.length() <= PLACE_CHARS
        ? shown
        : "..." + shown.substring(shown.length() - PLACE_CHARS);
  }

  private void firstReadings() {
    Set<String> names = new LinkedHashSet<>();
    preview.firstReadings().forEach(reading -> names.addAll(reading.parts().keySet()));
    AlignedRows rows = new AlignedRows(List.copyOf(names));
    for (FirstReading reading : preview.firstReadings()) {
      List<Object> cells = new ArrayList<>();
      names.forEach(name -> cells.add(reading.parts().getOrDefault(name, "")));
      rows.add(cells);
    }
    print("the first readings as they would be", rows);
  }

  private void metrics() {
    AlignedRows rows =
        new AlignedRows(
            "metric", "unit", "readings", "least", "largest", "plausible", "at its ends");
    for (MetricSpan metric : preview.metrics()) {
      rows.add(
          metric.metric(),
          metric.unit(),
          metric.readings(),
          metric.least(),
          metric.largest(),
          metric.min() + " to " + metric.max(),
          ends(metric));
    }
    print("metrics", rows);
  }

  private static String ends(MetricSpan metric) {
    List<String> ends = new ArrayList<>();
    if (metric.atMin() > 0) {
      ends.add(number(metric.atMin()) + " at the least");
    }
    if (metric.atMax() > 0) {
      ends.add(number(metric.atMax()) + " at the largest");
    }
    return String.join(", ", ends);
  }

  private void sensors() {
    AlignedRows rows = new AlignedRows("sensor", "type", "readings", "every", "first", "last");
    preview.sensors().stream()
        .limit(SHOWN_ROWS)
        .forEach(
            sensor ->
                rows.add(
                    sensor.sensorId(),
                    sensor.sensorType(),
                    sensor.readings(),
                    every(sensor.cadenceSeconds()),
                    sensor.first(),
                    sensor.last()));
    print("sensors, with the median time between two event times", rows);
    more(preview.sensors().size());
  }

  private static String every(Double seconds) {
    return seconds == null ? "" : Times.text(Duration.ofMillis(Math.round(1e3 * seconds)));
  }

  private void places() {
    AlignedRows rows = new AlignedRows("city / district", "readings", "sensors");
    Places places = preview.places();
    places.named().stream()
        .limit(SHOWN_ROWS)
        .forEach(place -> rows.add(place.name(), place.readings(), place.sensors()));
    print("places", rows);
    more(places.named().size());
    if (places.positions() > 0) {
      out.printf(
          Locale.ROOT,
          "  %,d readings have a position: latitude %s to %s, longitude %s to %s%n",
          places.positions(),
          places.south(),
          places.north(),
          places.west(),
          places.east());
    }
  }

  private void more(int all) {
    if (all > SHOWN_ROWS) {
      out.printf(Locale.ROOT, "  and %,d more (--json shows all)%n", all - SHOWN_ROWS);
    }
  }

  private void unused() {
    AlignedRows rows = new AlignedRows("key", "what does not happen");
    preview.unused().forEach(key -> rows.add(key.key(), key.why()));
    print("keys of the description that match nothing here", rows);
  }

  private void print(String title, AlignedRows rows) {
    if (!rows.isEmpty()) {
      out.printf("%n%s%n", title);
      rows.print(out, "  ");
    }
  }
}
