package io.citylake.sources;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.ConfigReader;
import io.citylake.format.numbers.CatalogueUnits;
import io.citylake.format.numbers.MetricByName;
import io.citylake.format.numbers.WordField;
import io.citylake.format.units.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how a record names its metric: the long form, a line for each value. */
final class ReadMetricByName {
  static final String KEY = "metric-by-name";
  private static final String NAME = "name";
  private static final String VALUE = "value";
  private static final String UNIT = "unit";
  private static final String UNITS = "units";
  private static final String MAPPING = "mapping";
  private static final String UNKNOWN = "unknown";
  private static final String OTHERS = "others";

  private final ConfigReader section;
  private final SensorCatalogue catalogue;
  private final MetricNames names;

  ReadMetricByName(ConfigReader description, SensorCatalogue catalogue, MetricNames names) {
    this.section = description.section(KEY);
    this.catalogue = catalogue;
    this.names = names;
  }

  MetricByName read(ReadNumber numbers) {
    section.onlyKeys(Set.of(NAME, VALUE, UNIT, UNITS, "air", MAPPING, UNKNOWN));
    if (section.has(UNITS) && !section.has(UNIT)) {
      section.problem(UNITS, "says what the words of a field mean: name it with unit");
    }
    Map<String, String> spellings = words(MAPPING);
    spellings.forEach(
        (word, name) -> {
          if (names.spelt(name).isEmpty()) {
            section.problem(MAPPING, name + " is " + names.remedy(name));
          }
        });
    return new MetricByName(
        numbers.word(section, NAME, spellings, false),
        numbers.bare(section, VALUE),
        section.has(UNIT)
            ? numbers.word(section, UNIT, units(), section.has(UNITS))
            : WordField.NONE,
        section.has(UNKNOWN) && section.oneOf(UNKNOWN, List.of("reject", OTHERS)).equals(OTHERS),
        new CatalogueUnits(catalogue, new ReadUnit(section).air().orElse(null)));
  }

  private Map<String, String> units() {
    Map<String, String> units = words(UNITS);
    units
        .values()
        .forEach(
            unit -> {
              if (!Units.names().contains(unit)) {
                section.problem(UNITS, unit + " is no unit that is known here");
              }
            });
    return units;
  }

  private Map<String, String> words(String key) {
    Map<String, String> words = new HashMap<>();
    if (section.has(key)) {
      ConfigReader below = section.section(key);
      below.children().forEach(w -> words.put(ConfigReader.plainName(w), below.string(w)));
    }
    return Map.copyOf(words);
  }
}
