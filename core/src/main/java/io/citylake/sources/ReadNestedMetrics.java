package io.citylake.sources;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.ConfigReader;
import io.citylake.format.fields.Missing;
import io.citylake.format.foreign.NestedMember;
import io.citylake.format.foreign.NestedMetrics;
import io.citylake.format.numbers.CatalogueUnits;
import io.citylake.format.numbers.NumberText;
import java.util.List;
import java.util.Set;

/** Reads a description's section {@code nested-metrics}. */
final class ReadNestedMetrics {
  private static final String NESTED_METRICS = "nested-metrics";
  private static final String FIELD = "field";
  private static final String VALUE = "value";

  private final ConfigReader description;
  private final SensorCatalogue catalogue;
  private final NumberText text;
  private final Missing missing;

  /**
   * @param text how numbers are written
   * @param missing values that mean none
   */
  ReadNestedMetrics(
      ConfigReader description, SensorCatalogue catalogue, NumberText text, Missing missing) {
    this.description = description;
    this.catalogue = catalogue;
    this.text = text;
    this.missing = missing;
  }

  /**
   * The section; null where the description has none.
   *
   * @param keepsOthers whether what the description does not name is kept
   */
  NestedMetrics read(boolean keepsOthers) {
    if (!description.has(NESTED_METRICS)) {
      return null;
    }
    ConfigReader section = description.section(NESTED_METRICS);
    section.onlyKeys(Set.of(FIELD, VALUE, "unit", "time", "air", "attributes"));
    List<String> path = path(section);
    return new NestedMetrics(
        path,
        NestedMember.of(
            path(section.optionalString(VALUE).orElse(VALUE), section, VALUE),
            paths(section, "unit", List.of("unit", "unitCode")),
            paths(section, "time", List.of()),
            section.has("attributes") ? section.strings("attributes") : List.of()),
        keepsOthers || !path.isEmpty(),
        text,
        missing,
        new CatalogueUnits(catalogue, new ReadUnit(section).air().orElse(null)));
  }

  /** Where the object of metrics stands; empty for the record itself. */
  private static List<String> path(ConfigReader section) {
    if (!section.has(FIELD)) {
      section.missing(
          FIELD, "say where the object of metrics stands; \"\" where it is the record itself");
      return List.of();
    }
    String field = section.string(FIELD);
    return field.isEmpty() ? List.of() : path(field, section, FIELD);
  }

  private static List<List<String>> paths(
      ConfigReader section, String key, List<String> otherwise) {
    List<String> names = section.has(key) ? section.textOrTexts(key) : otherwise;
    return names.stream().map(name -> path(name, section, key)).toList();
  }

  private static List<String> path(String name, ConfigReader section, String key) {
    return FieldNames.Paths.path(name, section, key);
  }
}
