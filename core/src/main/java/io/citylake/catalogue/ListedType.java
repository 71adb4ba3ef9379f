package io.citylake.catalogue;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** A sensor type of a catalogue, with the places of its metrics there. */
public final class ListedType implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * A metric of the type.
   *
   * @param index its place in {@link SensorCatalogue#metricNames()}
   */
  public record ListedMetric(Metric metric, int index) implements Serializable {}

  private final SensorType type;
  private final HashMap<String, ListedMetric> metricsBySpelling = new HashMap<>();

  ListedType(SensorType type, Map<String, Integer> metricIndex) {
    this.type = type;
    type.spellings()
        .forEach(
            (spelling, metric) ->
                metricsBySpelling.put(
                    spelling, new ListedMetric(metric, metricIndex.get(metric.name()))));
  }

  public SensorType type() {
    return type;
  }

  /** The metric that this type calls {@code spelling}, by name or by alias; null for none. */
  public ListedMetric metric(String spelling) {
    return metricsBySpelling.get(spelling);
  }
}
