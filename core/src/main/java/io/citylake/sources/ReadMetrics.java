package io.citylake.sources;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.OnBadMetric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.config.ConfigReader;
import io.citylake.format.foreign.TextField;
import io.citylake.format.numbers.MetricByName;
import io.citylake.format.numbers.Metrics;
import io.citylake.format.numbers.NumberSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which metrics a record has, and holds them against the catalogue. */
final class ReadMetrics {
  static final String METRICS = "metrics";
  private static final String ON_BAD_METRIC = "on-bad-metric";

  private final ConfigReader description;
  private final SensorCatalogue catalogue;
  private final MetricNames names;

  /**
   * @param sensorType of the description; a constant narrows the metrics down to that type's
   */
  ReadMetrics(ConfigReader description, SensorCatalogue catalogue, TextField sensorType) {
    this.description = description;
    this.catalogue = catalogue;
    sensorType.mapping().values().forEach(word -> type(word, "sensor_type.mapping"));
    this.names =
        new MetricNames(
            sensorType.constant() == null
                ? catalogue.types()
                : type(sensorType.constant(), "sensor_type.constant")
                    .map(List::of)
                    .orElse(List.copyOf(catalogue.types())));
  }

  private Optional<SensorType> type(String name, String key) {
    Optional<SensorType> type = catalogue.type(name);
    if (type.isEmpty()) {
      description.problem(
          key,
          "%s is not in the catalogue; there are %s"
              .formatted(
                  name,
                  catalogue.types().stream()
                      .map(SensorType::name)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
    return type;
  }

  Metrics read(ReadNumber numbers) {
    List<NumberSource> metrics = new ArrayList<>();
    Map<String, OnBadMetric> rules = new HashMap<>();
    if (description.has(METRICS)) {
      ConfigReader section = description.section(METRICS);
      for (String child : section.children()) {
        String name = ConfigReader.plainName(child);
        Optional<Metric> known = names.metric(name);
        if (known.isEmpty()) {
          section.problem(child, names.remedy(name));
        }
        ConfigReader metric = section.section(child);
        UnitGoal goal = UnitGoal.of(name, known.map(Metric::unit).orElse(null));
        metrics.add(numbers.metric(metric, goal, Set.of(ON_BAD_METRIC)));
        rule(metric).ifPresent(rule -> rules.put(name, rule));
      }
    }
    return new Metrics(List.copyOf(metrics), Map.copyOf(rules), byName(numbers));
  }

  private static Optional<OnBadMetric> rule(ConfigReader metric) {
    return metric.has(ON_BAD_METRIC)
        ? OnBadMetric.of(metric.oneOf(ON_BAD_METRIC, OnBadMetric.labels()))
        : Optional.empty();
  }

  private MetricByName byName(ReadNumber numbers) {
    return description.has(ReadMetricByName.KEY)
        ? new ReadMetricByName(description, catalogue, names).read(numbers)
        : null;
  }
}
