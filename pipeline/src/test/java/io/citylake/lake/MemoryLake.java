package io.citylake.lake;

import io.citylake.session.TestSpark;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;

/** A lake of a test's own, with its catalogue and its files in memory. */
public final class MemoryLake {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String catalog = "memory_lake_" + COUNT.incrementAndGet();
  private final Path noSources;

  /**
   * @param directory a folder of the test's own
   */
  public MemoryLake(Path directory) throws IOException {
    this.noSources = Files.createDirectories(directory.resolve("no-sources"));
    SparkSession spark = TestSpark.session();
    String prefix = "spark.sql.catalog." + catalog;
    spark.conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
    spark.conf().set(prefix + ".catalog-impl", "org.apache.iceberg.inmemory.InMemoryCatalog");
    spark.conf().set(prefix + ".cache-enabled", false);
  }

  /** The name of its catalogue in SQL. */
  public String catalog() {
    return catalog;
  }

  /** The settings of this lake with the sensor catalogue in {@code sensors}. */
  public Settings settings(Path sensors) {
    return settings(sensors, noSources);
  }

  /** The settings of this lake, with the descriptions of foreign formats in {@code sources}. */
  public Settings settings(Path sensors, Path sources) {
    return ReadSettings.from(
        Optional.empty(),
        Map.of(),
        Map.of(
            "lake.catalog",
            catalog,
            "catalogue.sensors-file",
            sensors.toString(),
            "sources.packed",
            "false",
            "sources.folders",
            "[\"" + sources + "\"]"));
  }
}
