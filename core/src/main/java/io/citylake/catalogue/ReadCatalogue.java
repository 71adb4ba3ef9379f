package io.citylake.catalogue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.citylake.config.ConfigReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code conf/sensors.conf}. */
public final class ReadCatalogue {
  private static final String DEFAULTS = "io/citylake/conf/sensors.conf";
  private static final String ON_BAD_METRIC = "on-bad-metric";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** The table and the views of {@code lake.raw} that are no sensor type's. */
  private static final List<String> VIEWS = List.of("records", "repairs", "readings", "rejections");

  /** Columns of the lake's table that a metric cannot take for its own. */
  private final Set<String> reserved;

  private final Map<String, String> unitOf = new HashMap<>();

  private ReadCatalogue(Set<String> reserved) {
    this.reserved = reserved;
  }

  /**
   * The catalogue that the jar holds.
   *
   * @throws io.citylake.config.BadConfiguration never for an unchanged jar
   */
  public static SensorCatalogue defaults() {
    Config config =
        ConfigFactory.parseResources(ReadCatalogue.class.getClassLoader(), DEFAULTS).resolve();
    ConfigReader reader = ConfigReader.of(config, "conf/sensors.conf");
    SensorCatalogue catalogue = read(reader, Set.of());
    reader.orThrow();
    return catalogue;
  }

  /**
   * The catalogue in {@code file}; problems are noted in {@code problems}. A file that cannot be
   * read is one problem, and the jar's catalogue stands in for it.
   *
   * @param reserved names that no metric may have
   */
  public static SensorCatalogue fromFile(Path file, ConfigReader problems, Set<String> reserved) {
    try {
      Config config =
          ConfigFactory.parseFile(
                  file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
              .resolve();
      return read(ConfigReader.joining(problems, config, file.toString()), reserved);
    } catch (ConfigException e) {
      problems.problem("catalogue.sensors-file", "cannot be read: " + e.getMessage());
      return defaults();
    }
  }

  private static SensorCatalogue read(ConfigReader reader, Set<String> reserved) {
    reader.onlyKeys(Set.of("sensors", ON_BAD_METRIC));
    OnBadMetric onBad = onBad(reader, OnBadMetric.DROP_METRIC);
    ConfigReader sensors = reader.section("sensors");
    ReadCatalogue read = new ReadCatalogue(reserved);
    List<SensorType> types = new ArrayList<>();
    for (String type : sensors.children()) {
      if (!NAME.matcher(type).matches() || VIEWS.contains(type)) {
        sensors.problem(type, "a sensor type's name is snake_case and none of " + VIEWS);
      }
      types.add(read.type(type, sensors.section(type), onBad));
    }
    return new SensorCatalogue(types);
  }

  /** The rule that {@code section} states, else {@code inherited}. */
  private static OnBadMetric onBad(ConfigReader section, OnBadMetric inherited) {
    return section.has(ON_BAD_METRIC)
        ? OnBadMetric.of(section.oneOf(ON_BAD_METRIC, OnBadMetric.labels())).orElse(inherited)
        : inherited;
  }

  private SensorType type(String name, ConfigReader section, OnBadMetric inherited) {
    section.onlyKeys(Set.of("entity", "cadence", "metrics", ON_BAD_METRIC));
    String entity = section.string("entity");
    Duration cadence = section.duration("cadence");
    OnBadMetric onBad = onBad(section, inherited);
    ConfigReader metricsSection = section.section("metrics");
    List<Metric> metrics = new ArrayList<>();
    for (String metric : metricsSection.children()) {
      metrics.add(metric(metric, metricsSection, onBad));
    }
    checkSpellings(metrics, metricsSection);
    return new SensorType(name, entity, cadence, metrics, onBad);
  }

  /** Notes every alias that means two metrics of one sensor type. */
  private static void checkSpellings(List<Metric> metrics, ConfigReader section) {
    Map<String, String> metricOf = new HashMap<>();
    metrics.forEach(metric -> metricOf.put(metric.name(), metric.name()));
    for (Metric metric : metrics) {
      for (String alias : metric.aliases()) {
        String other = metricOf.putIfAbsent(alias, metric.name());
        if (other != null && !other.equals(metric.name())) {
          section.section(metric.name()).problem("aliases", alias + " means " + other + " already");
        }
      }
    }
  }

  private Metric metric(String name, ConfigReader metrics, OnBadMetric inherited) {
    ConfigReader section = metrics.section(name);
    section.onlyKeys(Set.of("unit", "min", "max", "aliases", "description", ON_BAD_METRIC));
    if (!NAME.matcher(name).matches() || reserved.contains(name)) {
      metrics.problem(name, "a metric's name is snake_case and no column of lake.raw.records");
    }
    String unit = section.string("unit");
    double min = section.number("min");
    double max = section.number("max");
    if (max < min) {
      section.problem("max", "below its min of " + min);
    }
    String before = unitOf.putIfAbsent(name, unit);
    if (before != null && !before.equals(unit)) {
      section.problem("unit", "another sensor type measures " + name + " in " + before);
    }
    return new Metric(
        name,
        unit,
        min,
        max,
        section.strings("aliases"),
        section.string("description"),
        onBad(section, inherited));
  }
}
