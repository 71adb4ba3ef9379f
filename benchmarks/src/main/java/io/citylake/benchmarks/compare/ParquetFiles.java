package io.citylake.benchmarks.compare;

import io.citylake.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.CloseableIterable;

/** The Parquet files that hold a contestant's records. */
public final class ParquetFiles {
  private ParquetFiles() {}

  /** Every file below a folder. */
  public static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }

  /** The files of the last snapshot of a table of the lake, on this machine. */
  public static List<Path> ofLake(Settings.Lake lake, String namespace, String name)
      throws IOException {
    Catalog catalog =
        CatalogUtil.buildIcebergCatalog(lake.catalog(), lake.properties(), new Configuration());
    List<Path> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        catalog.loadTable(TableIdentifier.of(namespace, name)).newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        files.add(path(task.file().location()));
      }
    } finally {
      if (catalog instanceof AutoCloseable open) {
        close(open);
      }
    }
    return files;
  }

  private static void close(AutoCloseable catalog) throws IOException {
    try {
      catalog.close();
    } catch (Exception e) {
      throw new IOException("the catalogue was not closed", e);
    }
  }

  private static Path path(String location) {
    return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
  }
}
