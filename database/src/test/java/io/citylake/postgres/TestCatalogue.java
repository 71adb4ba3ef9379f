package io.citylake.postgres;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Small sensor catalogues. */
final class TestCatalogue {
  private TestCatalogue() {}

  /** One sensor type, environment, with these metrics. */
  static SensorCatalogue of(String... metrics) {
    return new SensorCatalogue(List.of(type("environment", metrics)));
  }

  static SensorType type(String name, String... metrics) {
    return new SensorType(
        name,
        "",
        Duration.ofMinutes(1),
        Stream.of(metrics).map(metric -> metric(metric, "unit of " + metric)).toList());
  }

  static Metric metric(String name, String unit) {
    return new Metric(name, unit, -1e6, 1e6, List.of(), "what " + name + " says");
  }
}
