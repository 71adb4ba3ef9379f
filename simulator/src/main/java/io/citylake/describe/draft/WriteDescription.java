package io.citylake.describe.draft;

import io.citylake.describe.guess.Confidence;
import io.citylake.describe.guess.Guess;
import io.citylake.describe.identity.PlaceGuess;
import io.citylake.describe.identity.SensorIdGuess;
import io.citylake.describe.metrics.MetricGuess;
import io.citylake.describe.table.Shape;
import io.citylake.describe.time.TimeGuess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a description, with what each part of it was guessed by. */
public final class WriteDescription {
  private static final List<String> BARE_UNITS =
      List.of("1", "places", "vehicles", "people", "units");

  private final Draft draft;
  private final Lines lines = new Lines();

  private WriteDescription(Draft draft) {
    this.draft = draft;
  }

  /** The description of {@code draft}. */
  public static Written of(Draft draft) {
    WriteDescription write = new WriteDescription(draft);
    write.head();
    write.identity();
    write.place();
    write.values();
    write.attributes();
    new WriteRecording(draft, write.lines).write();
    return new Written(draft.name(), write.lines.text(), write.lines.todos());
  }

  private void head() {
    lines.comment(
        "",
        "Guessed by citylake describe: behind each guess stands what it was made by, and how sure it is.");
    if (isCanonical()) {
      lines.todo(
          "",
          "topics",
          "these records look like Citylake's own JSON, which it reads without a description: is"
              + " this one needed?");
    }
    lines.add("");
    lines.add("topics = [" + Hocon.text(draft.name()) + "]");
    if (draft.kind().shape() instanceof Shape.Csv csv) {
      lines.add("format = csv");
      if (csv.separator() != ',') {
        lines.add(
            "separator = " + (csv.separator() == '\t' ? "\"\\t\"" : "\"" + csv.separator() + "\""));
      }
      lines.list("", "columns", csv.columns());
      if (csv.decimal() == ',') {
        lines.add("decimal = \",\"");
      }
    } else {
      lines.add("format = json");
      if (draft.isNumberText()) {
        lines.add("numbers-as-text = true");
      }
    }
    if (!draft.missing().isEmpty()) {
      lines.comment("", "these stand where a number should: no value");
      lines.list("", "missing", draft.missing());
    }
  }

  private boolean isCanonical() {
    return draft.kind().shape() instanceof Shape.Json
        && List.of("sensor_id", "sensor_type", "event_time").stream()
            .allMatch(name -> draft.kind().table().column(name).isPresent())
        && draft.kind().table().columns().stream()
            .anyMatch(column -> column.name().startsWith("metrics."));
  }

  private void identity() {
    lines.add("");
    draft.eventId().ifPresent(id -> field("event_id", id));
    sensorId(draft.sensorId());
    if (draft.typeField().isPresent()) {
      field("sensor_type", draft.typeField().get());
    } else {
      note("sensor_type", draft.type().by(), draft.type().confidence(), "which is it?");
      lines.add("sensor_type { constant = " + draft.type().type().name() + " }");
    }
    if (draft.city().isPresent()) {
      field("city", draft.city().get());
    } else if (draft.cityName().isEmpty()) {
      lines.todo(
          "", "city", "no field names it; take the # away and write it down, or leave it out");
      lines.add("# city { constant = \"\" }");
    } else {
      lines.add("city { constant = " + Hocon.text(draft.cityName()) + " }");
    }
    draft.district().ifPresent(district -> field("district", district));
    time(draft.time());
  }

  private void field(String key, Guess<String> guess) {
    note(key, guess.by(), guess.confidence(), "is it that?");
    lines.add(key + " = " + Hocon.text(guess.value()));
  }

  /** A comment for what is sure enough, a TODO for what is not. */
  private void note(String key, String by, Confidence confidence, String question) {
    if (confidence == Confidence.UNSURE) {
      lines.todo("", key, by + ": " + question);
    } else {
      lines.comment("", by + ": " + confidence.label());
    }
  }

  private void sensorId(SensorIdGuess id) {
    note("sensor_id", id.by(), id.confidence(), "what tells the sensors apart?");
    String prefix = draft.prefix().isEmpty() ? "" : ", prefix = " + Hocon.text(draft.prefix());
    lines.add(
        switch (id.from()) {
          case FIELD ->
              prefix.isEmpty()
                  ? "sensor_id = " + Hocon.text(id.value())
                  : "sensor_id { field = " + Hocon.text(id.value()) + prefix + " }";
          case PATH -> "sensor_id { from = key" + prefix + " }";
          case CONSTANT -> "sensor_id { constant = " + Hocon.text(id.value()) + " }";
        });
  }

  private void time(Optional<TimeGuess> guess) {
    if (guess.isEmpty()) {
      lines.todo(
          "",
          "event_time",
          "no field reads as a time: name the one that holds it, and its pattern");
      lines.add("event_time = " + Hocon.text(draft.kind().table().columns().get(0).name()));
      return;
    }
    TimeGuess time = guess.get();
    note("event_time", time.by(), time.confidence(), "is it that?");
    if (time.isLocal()) {
      note("event_time.zone", time.zoneBy(), time.zoneConfidence(), "where were the clocks?");
    }
    List<String> parts = new ArrayList<>();
    parts.add(
        time.columns().size() == 1
            ? "field = " + Hocon.text(time.columns().get(0))
            : "join = " + Hocon.list(time.columns()));
    if (!time.pattern().equals("iso")) {
      parts.add("pattern = " + pattern(time.pattern()));
    }
    if (time.isLocal()) {
      parts.add("zone = " + Hocon.text(time.zone()));
    }
    boolean isShort = parts.size() == 1 && time.columns().size() == 1;
    lines.add(
        isShort
            ? "event_time = " + Hocon.text(time.columns().get(0))
            : "event_time { " + String.join(", ", parts) + " }");
  }

  private static String pattern(String pattern) {
    return pattern.startsWith("epoch") ? pattern : "\"" + pattern + "\"";
  }

  private void place() {
    if (draft.place().isEmpty()) {
      return;
    }
    PlaceGuess place = draft.place().get();
    note("latitude", place.by(), place.confidence(), "which is which?");
    if (!place.pair().isEmpty()) {
      lines.add("location-text = " + Hocon.text(place.pair()));
      return;
    }
    coordinate("latitude", place.latitude(), place.isZeroMissing());
    coordinate("longitude", place.longitude(), place.isZeroMissing());
  }

  private void coordinate(String key, String field, boolean isZeroMissing) {
    lines.add(
        isZeroMissing
            ? key + " { field = " + Hocon.text(field) + ", missing = [0] }"
            : key + " = " + Hocon.text(field));
  }

  private void values() {
    lines.add("");
    draft
        .longTable()
        .ifPresentOrElse(table -> new WriteLongTable(table, draft, lines).write(), this::metrics);
  }

  private void metrics() {
    lines.add("metrics {");
    if (draft.type().metrics().isEmpty()) {
      lines.todo(
          "  ",
          "metrics",
          "no column is named like a metric of the catalogue: "
              + (draft.hint().isEmpty() ? "name them, as in temperature = c3" : draft.hint()));
    }
    for (MetricGuess metric : draft.type().metrics()) {
      String key = metric.metric().name();
      if (metric.isUnsure()) {
        lines.todo("  ", "metrics." + key, metric.comment());
      } else {
        lines.comment("  ", metric.comment());
      }
      lines.add("  " + metric(metric));
    }
    lines.add("}");
  }

  private static String metric(MetricGuess guess) {
    List<String> parts = new ArrayList<>();
    parts.add("field = " + Hocon.text(guess.column().name()));
    if (!BARE_UNITS.contains(guess.unit().unit())
        || !guess.unit().unit().equals(guess.metric().unit())) {
      parts.add("unit = \"" + guess.unit().unit() + "\"");
    }
    if (!guess.missing().isEmpty()) {
      parts.add("missing = " + Hocon.list(guess.missing()));
    }
    return Hocon.key(guess.metric().name()) + " { " + String.join(", ", parts) + " }";
  }

  private void attributes() {
    if (!draft.attributes().isEmpty()) {
      lines.add("attributes {");
      draft
          .attributes()
          .forEach(a -> lines.add("  " + Hocon.key(a.name()) + " = " + Hocon.text(a.field())));
      lines.add("}");
    }
    for (LeftOut field : draft.leftOut()) {
      lines.comment("", "left out: " + field.field() + " (" + field.why() + ")");
    }
  }
}
