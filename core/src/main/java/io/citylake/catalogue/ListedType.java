package io.citylake.catalogue;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** A sensor type with its place in the catalogue, and the places of its metrics. */
public final class ListedType implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * A metric of the type.
   *
   * @param index its place in {@link SensorCatalogue#metricNames()}
   */
  public record ListedMetric(Metric metric, int index) implements Serializable {}

  private final SensorType type;
  private final int index;
  private final HashMap<String, ListedMetric> metricsBySpelling = new HashMap<>();

  ListedType(SensorType type, int index, Map<String, Integer> metricIndex) {
    this.type = type;
    this.index = index;
    type.spellings()
        .forEach(
            (spelling, metric) ->
                metricsBySpelling.put(
                    spelling, new ListedMetric(metric, metricIndex.get(metric.name()))));
  }

  public SensorType type() {
    return type;
  }

  /** Its place in {@link SensorCatalogue#types()}. */
  public int index() {
    return index;
  }

  /** The metric that this type calls {@code spelling}, by name or by alias; null for none. */
  public ListedMetric metric(String spelling) {
    return metricsBySpelling.get(spelling);
  }
}
