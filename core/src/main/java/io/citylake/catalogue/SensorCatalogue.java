package io.citylake.catalogue;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sensor catalogue has every sensor type and metric that Citylake knows: the content of {@code
 * conf/sensors.conf}.
 */
public final class SensorCatalogue implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LinkedHashMap<String, SensorType> types = new LinkedHashMap<>();
  private final TreeMap<String, Metric> metrics = new TreeMap<>();
  private final TreeMap<String, Integer> metricIndex = new TreeMap<>();
  private final HashMap<String, ListedType> listed = new HashMap<>();

  public SensorCatalogue(List<SensorType> sensorTypes) {
    for (SensorType type : sensorTypes) {
      types.put(type.name(), type);
      type.metrics().forEach(metric -> metrics.putIfAbsent(metric.name(), metric));
    }
    int index = 0;
    for (String metric : metrics.keySet()) {
      metricIndex.put(metric, index++);
    }
    for (SensorType type : types.values()) {
      listed.put(type.name(), new ListedType(type, metricIndex));
    }
  }

  /**
   * The same catalogue with the metrics of each sensor type in another order: first those in {@code
   * earlier}, as far as the type still has them, then the others. What was kept by the metrics'
   * places under an earlier catalogue keeps its meaning.
   *
   * @param earlier the names of metrics in order, by sensor type
   */
  public SensorCatalogue beginningWith(Map<String, List<String>> earlier) {
    return new SensorCatalogue(
        types.values().stream()
            .map(type -> type.beginningWith(earlier.getOrDefault(type.name(), List.of())))
            .toList());
  }

  public Collection<SensorType> types() {
    return List.copyOf(types.values());
  }

  /** The sensor type of that name. */
  public Optional<SensorType> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /**
   * A sensor type with where its metrics are in the catalogue; null where there is no such type.
   */
  public ListedType listed(String name) {
    return listed.get(name);
  }

  /** The names of all metrics of all types, once each, sorted: the lake's metric columns. */
  public List<String> metricNames() {
    return List.copyOf(metrics.keySet());
  }

  /** The unit of a metric, the same in every sensor type that measures it. */
  public String unit(String metric) {
    return metrics.get(metric).unit();
  }

  /** The place of a metric in {@link #metricNames()}. */
  public int indexOf(String metric) {
    return metricIndex.get(metric);
  }

  public int metricCount() {
    return metrics.size();
  }
}
