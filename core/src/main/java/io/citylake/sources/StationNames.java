package io.citylake.sources;

import io.citylake.config.ConfigReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names of fields of which {@code stations.NAME} is a column of the table of stations. */
final class StationNames implements FieldNames {
  static final String STATIONS = "stations";
  private static final String PREFIX = STATIONS + '.';

  /** Where a column is named first. */
  record Use(int field, ConfigReader section, String key) {}

  private final FieldNames payload;
  private final boolean hasTable;
  private final Map<String, Use> byColumn = new LinkedHashMap<>();

  /**
   * @param payload the names of the payload's own fields
   * @param hasTable whether there is a table; without one such names are the payload's own, too
   */
  StationNames(FieldNames payload, boolean hasTable) {
    this.payload = payload;
    this.hasTable = hasTable;
  }

  @Override
  public int number(String name, ConfigReader section, String key) {
    return hasTable && name.startsWith(PREFIX)
        ? byColumn
            .computeIfAbsent(
                name.substring(PREFIX.length()), c -> new Use(payload.joined(), section, key))
            .field()
        : payload.number(name, section, key);
  }

  @Override
  public int joined() {
    return payload.joined();
  }

  /** The columns that the description names. */
  Map<String, Use> columns() {
    return byColumn;
  }
}
