package io.citylake.streaming.start;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.ingest.Readings;
import io.citylake.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The state of the windows query: readings that it remembers, and windows that are open. */
public final class WindowsState implements StateContract {
  /** What makes two readings copies; a contract without it is of sensor and event alone. */
  private static final String IDENTITY = "reading.identity";

  /** A sensor type's name follows. */
  private static final String METRICS = "metrics.";

  private final Settings settings;

  public WindowsState(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Map<String, String> kept(Map<String, String> stored) {
    Map<String, String> kept = inForce();
    kept.put(IDENTITY, identity());
    for (SensorType type : catalogue(stored).types()) {
      kept.put(METRICS + type.name(), String.join(",", names(type)));
    }
    return kept;
  }

  /**
   * The configured catalogue with each sensor type's metrics in the order that the state has them:
   * new ones come last there, wherever the configuration puts them.
   */
  public SensorCatalogue catalogue(Map<String, String> stored) {
    return settings.catalogue().beginningWith(metrics(stored));
  }

  @Override
  public List<String> changes(Map<String, String> stored) {
    List<String> changes = removedMetrics(stored);
    inForce()
        .forEach(
            (key, now) -> {
              String then = stored.getOrDefault(key, now);
              if (!then.equals(now)) {
                changes.add("%s was %s, the configuration says %s".formatted(key, then, now));
              }
            });
    return changes;
  }

  /** The copies of what the state remembers by less would be counted once more. */
  @Override
  public Optional<String> outgrown(Map<String, String> stored) {
    return stored.getOrDefault(IDENTITY, "").equals(identity())
        ? Optional.empty()
        : Optional.of(
            "remembers readings by sensor and event; now their metrics tell readings apart, too");
  }

  private Map<String, String> inForce() {
    Settings.Streaming streaming = settings.streaming();
    Map<String, String> inForce = new TreeMap<>();
    inForce.put("streaming.window.length", streaming.window().length().toString());
    inForce.put("streaming.window.slide", streaming.window().slide().toString());
    inForce.put("streaming.watermark", streaming.watermark().toString());
    return inForce;
  }

  /** A window that is open holds each of its metrics at a place that must keep its name. */
  private List<String> removedMetrics(Map<String, String> stored) {
    List<String> removed = new ArrayList<>();
    metrics(stored)
        .forEach(
            (type, names) -> {
              List<String> left =
                  settings.catalogue().type(type).map(WindowsState::names).orElse(List.of());
              names.stream()
                  .filter(name -> !left.contains(name))
                  .forEach(name -> removed.add("the catalogue had %s of %s".formatted(name, type)));
            });
    return removed;
  }

  /** The metrics that the state has, in its order, by sensor type. */
  private static Map<String, List<String>> metrics(Map<String, String> stored) {
    Map<String, List<String>> metrics = new TreeMap<>();
    stored.forEach(
        (key, names) -> {
          if (key.startsWith(METRICS)) {
            metrics.put(key.substring(METRICS.length()), List.of(names.split(",")));
          }
        });
    return metrics;
  }

  private static List<String> names(SensorType type) {
    return type.metrics().stream().map(Metric::name).toList();
  }

  private static String identity() {
    return String.join(",", Readings.IDENTITY_COLUMNS);
  }
}
