package io.citylake.sources;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.config.ConfigReader;
import io.citylake.format.foreign.TextField;
import io.citylake.format.numbers.Metrics;
import io.citylake.format.numbers.NumberSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a description's section {@code metrics} and holds it against the catalogue. */
final class ReadMetrics {
  private final ConfigReader description;
  private final SensorCatalogue catalogue;
  private final Collection<SensorType> types;

  /**
   * @param sensorType of the description; a constant narrows the metrics down to that type's
   */
  ReadMetrics(ConfigReader description, SensorCatalogue catalogue, TextField sensorType) {
    this.description = description;
    this.catalogue = catalogue;
    checkMapping(sensorType);
    this.types =
        sensorType.constant() == null
            ? catalogue.types()
            : type(sensorType.constant(), "sensor_type.constant")
                .map(List::of)
                .orElse(List.copyOf(catalogue.types()));
  }

  private void checkMapping(TextField sensorType) {
    sensorType.mapping().values().forEach(word -> type(word, "sensor_type.mapping"));
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
    if (description.has("metrics")) {
      ConfigReader section = description.section("metrics");
      for (String child : section.children()) {
        String name = ConfigReader.plainName(child);
        UnitGoal goal = UnitGoal.of(name, unit(name, child, section));
        metrics.add(numbers.number(section.section(child), name, goal, Set.of()));
      }
    }
    return new Metrics(List.copyOf(metrics));
  }

  /** The catalogue's unit of the metric; null with a problem noted where it has no such metric. */
  private String unit(String name, String key, ConfigReader section) {
    TreeSet<String> known = new TreeSet<>();
    for (SensorType type : types) {
      for (Metric metric : type.metrics()) {
        if (metric.name().equals(name)) {
          return metric.unit();
        }
        known.add(metric.name());
      }
    }
    String who = types.size() == 1 ? types.iterator().next().name() : "any sensor type";
    section.problem(
        key, "not a metric of %s; those are %s".formatted(who, String.join(", ", known)));
    return null;
  }
}
