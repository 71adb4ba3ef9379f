package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.places.Districts;
import java.util.List;
import java.util.Set;

/** Reads a description's section {@code districts} and the file that it names. */
final class ReadDistricts {
  static final String DISTRICTS = "districts";
  private static final String FILE = "file";
  private static final String NAME = "name";
  private static final String CITY = "city";

  private ReadDistricts() {}

  /**
   * The districts; null where the description has none, or a problem was noted.
   *
   * @param neighbours of the description
   */
  static Districts read(ConfigReader description, NeighbourFiles neighbours) {
    if (!description.has(DISTRICTS)) {
      return null;
    }
    ConfigReader section = description.section(DISTRICTS);
    section.onlyKeys(Set.of(FILE, NAME, CITY));
    if (!section.has(FILE)) {
      section.missing(
          FILE, "name a GeoJSON file beside the description: file = \"districts.geojson\"");
      return null;
    }
    GeoJsonFile file =
        new GeoJsonFile(
            section.has(NAME) ? path(section, NAME) : List.of("properties", "name"),
            section.has(CITY) ? path(section, CITY) : List.of());
    int problemsBefore = section.problemCount();
    byte[] bytes = neighbours.read(section, FILE);
    if (section.problemCount() == problemsBefore) {
      try {
        return new Districts(file.districts(bytes));
      } catch (GeoJsonFile.Unreadable e) {
        section.problem(FILE, e.getMessage());
      }
    }
    return null;
  }

  private static List<String> path(ConfigReader section, String key) {
    return FieldNames.Paths.path(section.string(key), section, key);
  }
}
