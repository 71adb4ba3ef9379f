package io.citylake.benchmarks.report;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A spread is the middle of several measurements, and how far they lie apart. */
public record Spread(double median, double least, double most) {

  /**
   * The spread of some numbers.
   *
   * @throws IllegalArgumentException where there are none
   */
  public static Spread of(Collection<Double> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("no numbers have no middle");
    }
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** The spread of a figure of several measurements, of which there is at least one. */
  public static <T> Spread of(Collection<T> measurements, ToDoubleFunction<T> figure) {
    return of(measurements.stream().map(figure::applyAsDouble).toList());
  }

  /** The same of a figure that some do not know; empty where none does. */
  public static <T> Optional<Spread> ofKnown(
      Collection<T> measurements, Function<T, OptionalDouble> figure) {
    List<Double> known =
        measurements.stream().flatMap(one -> figure.apply(one).stream().boxed()).toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(of(known));
  }

  /** The middle of such a figure. */
  public static OptionalDouble median(Optional<Spread> spread) {
    return spread.map(s -> OptionalDouble.of(s.median())).orElse(OptionalDouble.empty());
  }
}
