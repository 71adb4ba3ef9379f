package io.citylake.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LakeCatalogTest {

  @Test
  void catalogueIsKnownToSparkUnderItsNameWithEveryPropertyOfTheUser() {
    Settings.Lake lake =
        new Settings.Lake(
            "bronze", Map.of("type", "rest", "uri", "https://catalog", "warehouse", "s3://w"));

    assertThat(LakeCatalog.sparkProperties(lake))
        .containsOnly(
            Map.entry(
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions,"
                    + "io.citylake.arrival.PlanInOrderOfArrival"),
            Map.entry("spark.sql.catalog.bronze", "org.apache.iceberg.spark.SparkCatalog"),
            Map.entry("spark.sql.catalog.bronze.type", "rest"),
            Map.entry("spark.sql.catalog.bronze.uri", "https://catalog"),
            Map.entry("spark.sql.catalog.bronze.warehouse", "s3://w"));
  }
}
