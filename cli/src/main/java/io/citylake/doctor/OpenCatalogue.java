package io.citylake.doctor;

import io.citylake.session.HadoopFiles;
import io.citylake.settings.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;

/**
 * Opens the lake's catalogue with the properties that a Spark session gives it, but for those that
 * would let it make or change its own tables.
 */
final class OpenCatalogue {
  private static final String JDBC_PREFIX = "jdbc.";
  private static final String TABLES = "iceberg_tables";

  private final Settings.Lake lake;
  private final HadoopFiles files;

  OpenCatalogue(Settings.Lake lake, HadoopFiles files) {
    this.lake = lake;
    this.files = files;
  }

  /**
   * The catalogue, for the caller to close where it can be; empty where nobody has used it yet.
   *
   * @throws SQLException where the database of a JDBC catalogue cannot be reached
   */
  Optional<Catalog> open() throws SQLException {
    Map<String, String> properties = new HashMap<>(lake.properties());
    if ("jdbc".equals(properties.get("type"))) {
      if (!hasTables(properties)) {
        return Optional.empty();
      }
      properties.put("jdbc.init-catalog-tables", "false");
      properties.remove("jdbc.schema-version");
    }
    return Optional.of(
        CatalogUtil.buildIcebergCatalog(lake.catalog(), properties, files.configuration()));
  }

  private static boolean hasTables(Map<String, String> properties) throws SQLException {
    Properties login = new Properties();
    properties.forEach(
        (name, value) -> {
          if (name.startsWith(JDBC_PREFIX)) {
            login.put(name.substring(JDBC_PREFIX.length()), value);
          }
        });
    try (Connection connection = DriverManager.getConnection(properties.get("uri"), login);
        ResultSet tables =
            connection.getMetaData().getTables(null, connection.getSchema(), TABLES, null)) {
      return tables.next();
    }
  }
}
