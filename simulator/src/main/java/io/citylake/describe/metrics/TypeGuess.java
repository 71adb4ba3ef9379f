package io.citylake.describe.metrics;

import io.citylake.catalogue.SensorType;
import io.citylake.describe.guess.Confidence;
import java.util.List;

/**
 * A sensor type's guess is a type with the columns that hold its metrics.
 *
 * @param by what it was guessed by, for people: part of a sentence
 * @param metrics in the order of the columns; none where no column holds one
 */
public record TypeGuess(
    SensorType type, String by, Confidence confidence, List<MetricGuess> metrics) {
  public TypeGuess {
    metrics = List.copyOf(metrics);
  }

  /** The same with other guesses of the metrics. */
  public TypeGuess with(List<MetricGuess> others) {
    return new TypeGuess(type, by, confidence, others);
  }
}
