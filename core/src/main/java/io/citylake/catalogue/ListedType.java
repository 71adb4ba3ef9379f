package io.citylake.catalogue;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** A listed type is a sensor type of a catalogue, with where its metrics are there. */
public final class ListedType implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * A metric of the type.
   *
   * @param place its place in {@link SensorType#metrics()}
   */
  public record ListedMetric(Metric metric, int place) implements Serializable {}

  private final SensorType type;
  private final int[] indexByPlace;
  private final HashMap<String, ListedMetric> metricsBySpelling = new HashMap<>();

  ListedType(SensorType type, Map<String, Integer> metricIndex) {
    this.type = type;
    this.indexByPlace =
        type.metrics().stream().mapToInt(metric -> metricIndex.get(metric.name())).toArray();
    type.spellings()
        .forEach(
            (spelling, metric) ->
                metricsBySpelling.put(
                    spelling, new ListedMetric(metric, type.metrics().indexOf(metric))));
  }

  public SensorType type() {
    return type;
  }

  public int metricCount() {
    return indexByPlace.length;
  }

  /**
   * Where the catalogue has the metric.
   *
   * @param place in {@link SensorType#metrics()}
   * @return its place in {@link SensorCatalogue#metricNames()}
   */
  public int index(int place) {
    return indexByPlace[place];
  }

  /** The metric that this type calls {@code spelling}, by name or by alias; null for none. */
  public ListedMetric metric(String spelling) {
    return metricsBySpelling.get(spelling);
  }
}
