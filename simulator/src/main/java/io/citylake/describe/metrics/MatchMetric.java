package io.citylake.describe.metrics;

import io.citylake.catalogue.Metric;
import io.citylake.describe.guess.Confidence;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.words.Spelling;
import io.citylake.describe.words.Words;
import io.citylake.format.units.Units;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;

/** Tells whether a column holds a metric of the catalogue, by name, alias, unit and range. */
final class MatchMetric {
  /** Words that make another thing of the quantity beside them. */
  private static final Set<String> OTHER_THING =
      Set.of(
          "min",
          "max",
          "std",
          "stddev",
          "var",
          "quality",
          "flag",
          "status",
          "error",
          "id",
          "code",
          "limit",
          "setpoint",
          "target",
          "forecast",
          "dew",
          "feels",
          "apparent",
          "soil",
          "water",
          "engine",
          "sealevel",
          "sea",
          "gust",
          "index",
          "unit",
          "units",
          "duration",
          "dur",
          "ratio",
          "count",
          "age");

  /** Fewer plausible values than this are another quantity. */
  private static final double LEAST_PLAUSIBLE = 0.5;

  private final Words words;
  private final GuessUnit units;

  MatchMetric(Words words) {
    this.words = words;
    this.units = new GuessUnit(words);
  }

  /** A name that fits. */
  private record Name(String by, Confidence confidence, String unit) {}

  /**
   * The metric in the column; empty where nothing speaks for it, or its values against it.
   *
   * @param stated the unit that the file writes elsewhere than in the column's name; may be empty
   */
  Optional<MetricGuess> of(Metric metric, TableColumn column, String stated) {
    return name(metric, column)
        .filter(name -> column.numericShare() >= LEAST_PLAUSIBLE || isNumericBesides(column))
        .flatMap(
            name -> {
              String unit =
                  !stated.isEmpty() ? stated : column.unit().isEmpty() ? name.unit : column.unit();
              return ofUnit(metric, column, name, unit);
            });
  }

  /** Whether what is no number only means "none". */
  private boolean isNumericBesides(TableColumn column) {
    return column.numbers().length > 0
        && column.present().stream()
            .allMatch(value -> Double.isFinite(column.number(value)) || words.isMissing(value));
  }

  private Optional<MetricGuess> ofUnit(
      Metric metric, TableColumn column, Name name, String stated) {
    double[] all = column.numbers();
    return units
        .of(metric, stated, all)
        .flatMap(
            unit -> {
              var conversion = Units.conversion(unit.unit(), metric.unit()).orElseThrow();
              DoublePredicate isPlausible = number -> metric.accepts(conversion.apply(number));
              List<String> missing = GuessMissing.numbers(column, isPlausible);
              long meant =
                  column.present().stream()
                      .filter(value -> Double.isFinite(column.number(value)))
                      .filter(value -> !missing.contains(value))
                      .count();
              long plausible = Arrays.stream(all).filter(isPlausible).count();
              if (plausible < meant * LEAST_PLAUSIBLE || all.length == 0) {
                return Optional.empty();
              }
              return Optional.of(
                  new MetricGuess(
                      metric,
                      column,
                      name.by,
                      name.confidence,
                      unit,
                      missing,
                      "not plausible, and written as a missing value often is"));
            });
  }

  private Optional<Name> name(Metric metric, TableColumn column) {
    for (String label : column.labels()) {
      Optional<Name> whole = whole(metric, label, "");
      if (whole.isPresent()) {
        return whole;
      }
      int last = label.lastIndexOf('_');
      if (last > 0) {
        String unit = words.unit(label.substring(last + 1)).orElse("");
        boolean fits = !unit.isEmpty() && Units.conversion(unit, metric.unit()).isPresent();
        Optional<Name> shorter =
            fits
                ? whole(metric, label.substring(0, last), label.substring(last + 1))
                : Optional.empty();
        if (shorter.isPresent()) {
          return shorter;
        }
      }
    }
    return part(metric, column);
  }

  private Optional<Name> whole(Metric metric, String label, String unit) {
    boolean isCatalogues =
        Spelling.normal(metric.name()).equals(label)
            || metric.aliases().stream().anyMatch(a -> Spelling.normal(a).equals(label));
    if (isCatalogues) {
      return Optional.of(new Name("named so in the catalogue", Confidence.SURE, unit));
    }
    return words.metric(metric.name()).contains(label)
        ? Optional.of(new Name("\"" + label + "\" is in use for it", Confidence.LIKELY, unit))
        : Optional.empty();
  }

  private Optional<Name> part(Metric metric, TableColumn column) {
    for (String label : column.labels()) {
      boolean isOther = Arrays.stream(label.split("_", -1)).anyMatch(OTHER_THING::contains);
      if (!isOther && Words.contains(label, words.metric(metric.name()))) {
        return Optional.of(new Name("its name holds a word for it", Confidence.UNSURE, ""));
      }
    }
    return Optional.empty();
  }
}
