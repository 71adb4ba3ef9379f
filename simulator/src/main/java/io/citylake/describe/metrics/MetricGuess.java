package io.citylake.describe.metrics;

import io.citylake.catalogue.Metric;
import io.citylake.describe.guess.Confidence;
import io.citylake.describe.table.TableColumn;
import java.util.List;

/**
 * A metric's guess is a column that holds it.
 *
 * @param by what it was guessed by, for people: part of a sentence
 * @param confidence of the name
 * @param missing numbers that mean "none", as the file writes them
 * @param missingBy why they do, for people; empty where there are none
 */
public record MetricGuess(
    Metric metric,
    TableColumn column,
    String by,
    Confidence confidence,
    UnitGuess unit,
    List<String> missing,
    String missingBy) {
  public MetricGuess {
    missing = List.copyOf(missing);
  }

  /** Whether a person has to look. */
  public boolean isUnsure() {
    return confidence.and(unit.confidence()) == Confidence.UNSURE;
  }

  /** The same column in another unit. */
  public MetricGuess in(UnitGuess other) {
    return new MetricGuess(metric, column, by, confidence, other, missing, missingBy);
  }

  /** The same with other values that mean "none". */
  public MetricGuess missing(List<String> values, String why) {
    return new MetricGuess(metric, column, by, confidence, unit, values, why);
  }

  /** The same, for a person to look at because of {@code doubt}. */
  public MetricGuess doubted(String doubt) {
    return new MetricGuess(
        metric, column, by + "; " + doubt, Confidence.UNSURE, unit, missing, missingBy);
  }

  /** What it was guessed by and how sure it is, as a comment says it. */
  public String comment() {
    String why = missing.isEmpty() ? "" : "; " + missingBy;
    return "%s: %s; %s: %s%s"
        .formatted(by, confidence.label(), unit.by(), unit.confidence().label(), why);
  }
}
