package io.citylake.describe.draft;

import io.citylake.catalogue.SensorType;
import io.citylake.describe.guess.Confidence;
import io.citylake.describe.metrics.MetricGuess;
import io.citylake.format.units.Units;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes how records name their metric: a description's section {@code metric-by-name}. */
final class WriteLongTable {
  private final LongTable table;
  private final List<MetricGuess> metrics;
  private final SensorType type;
  private final Lines lines;

  WriteLongTable(LongTable table, Draft draft, Lines lines) {
    this.table = table;
    this.metrics = draft.type().metrics();
    this.type = draft.type().type();
    this.lines = lines;
  }

  void write() {
    lines.add("metric-by-name {");
    lines.add("  name = " + Hocon.text(table.name().name()));
    List<String> missing =
        metrics.stream().flatMap(metric -> metric.missing().stream()).distinct().toList();
    lines.add(
        missing.isEmpty()
            ? "  value = " + Hocon.text(table.value().name())
            : "  value { field = "
                + Hocon.text(table.value().name())
                + ", missing = "
                + Hocon.list(missing)
                + " }");
    units();
    lines.add("  mapping {");
    metrics.forEach(this::mapping);
    lines.add("  }");
    others();
    lines.add("}");
  }

  private void units() {
    if (table.unit() == null) {
      return;
    }
    lines.add("  unit = " + Hocon.text(table.unit().name()));
    Map<String, String> words = new TreeMap<>();
    for (MetricGuess metric : metrics) {
      String word = metric.column().unit();
      boolean isKnown = Units.conversion(word, metric.metric().unit()).isPresent();
      if (!word.isEmpty() && !isKnown) {
        words.put(word, metric.unit().unit());
      }
    }
    if (!words.isEmpty()) {
      lines.add("  units {");
      words.forEach((word, unit) -> lines.add("    " + Hocon.key(word) + " = \"" + unit + "\""));
      lines.add("  }");
    }
  }

  private void mapping(MetricGuess metric) {
    boolean isInAnother =
        metric.column().unit().isEmpty() && !metric.unit().unit().equals(metric.metric().unit());
    String comment = metric.comment();
    if (isInAnother) {
      lines.todo(
          "    ",
          "metric-by-name",
          "%s seems to be in %s, which only a unit in the record tells: %s"
              .formatted(metric.column().name(), metric.unit().unit(), comment));
    } else if (metric.confidence().and(metric.unit().confidence()) == Confidence.UNSURE) {
      lines.todo("    ", "metric-by-name." + metric.column().name(), comment);
    } else {
      lines.comment("    ", comment);
    }
    lines.add("    " + Hocon.key(metric.column().name()) + " = " + metric.metric().name());
  }

  /** Names that are no metric of the sensor type: their records are rejections. */
  private void others() {
    List<String> known = metrics.stream().map(metric -> metric.column().name()).toList();
    List<String> others =
        table.columns().stream()
            .map(column -> column.name())
            .filter(word -> !known.contains(word))
            .toList();
    if (!others.isEmpty()) {
      lines.todo(
          "  ",
          "metric-by-name",
          "no metric of "
              + type.name()
              + " is named like "
              + String.join(", ", others)
              + ", whose records are rejections: right?");
    }
  }
}
