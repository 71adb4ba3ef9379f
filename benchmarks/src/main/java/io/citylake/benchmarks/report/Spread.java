package io.citylake.benchmarks.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The middle of several measurements, and how far they lie apart. */
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

  /** For a JSON file. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("median", median);
    json.put("least", least);
    json.put("most", most);
    return json;
  }
}
