package io.citylake.session;

import io.citylake.arrival.PlanInOrderOfArrival;
import io.citylake.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lake's catalogue is made known to Spark by these properties. */
public final class LakeCatalog {
  private LakeCatalog() {}

  /**
   * The properties by name. They hold the catalogue's secrets; Spark masks those in its pages and
   * event logs.
   */
  public static Map<String, String> sparkProperties(Settings.Lake lake) {
    String prefix = "spark.sql.catalog." + lake.catalog();
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(
        "spark.sql.extensions",
        "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions,"
            + PlanInOrderOfArrival.class.getName());
    properties.put(prefix, "org.apache.iceberg.spark.SparkCatalog");
    lake.properties().forEach((name, value) -> properties.put(prefix + "." + name, value));
    return properties;
  }
}
