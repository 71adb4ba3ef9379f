package io.citylake.sources;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorType;
import io.citylake.config.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The names of metrics that a description may use: those of its sensor type, or of all where the
 * records name theirs.
 */
record MetricNames(Collection<SensorType> types) {

  /** The metric of that name. */
  Optional<Metric> metric(String name) {
    return types.stream()
        .flatMap(type -> type.metrics().stream())
        .filter(metric -> metric.name().equals(name))
        .findFirst();
  }

  /** The metric that some type calls so, by name or by alias. */
  Optional<Metric> spelt(String spelling) {
    return types.stream().flatMap(type -> type.metric(spelling).stream()).findFirst();
  }

  /** What to do about a name that no metric has. */
  String remedy(String name) {
    Optional<Metric> alias = spelt(name);
    if (alias.isPresent()) {
      return "the catalogue calls it %s: write that here".formatted(alias.get().name());
    }
    TreeSet<String> known = new TreeSet<>();
    types.forEach(type -> type.metrics().forEach(metric -> known.add(metric.name())));
    List<String> nearest = new ArrayList<>(Spelling.similar(name, known));
    String meant =
        nearest.isEmpty() ? "" : "did you mean %s? ".formatted(String.join(" or ", nearest));
    return types.size() == 1
        ? "not a metric of %1$s; %2$s%1$s has %3$s"
            .formatted(types.iterator().next().name(), meant, String.join(", ", known))
        : "not a metric of any sensor type; %sconf/sensors.conf lists them".formatted(meant);
  }
}
