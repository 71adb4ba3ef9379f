package io.citylake.benchmarks.lake;

import io.citylake.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * A lake table is opened on this machine without an engine; as it was when it was opened or last
 * refreshed.
 */
public final class LakeTable implements AutoCloseable {
  private final Catalog catalog;
  private final Table table;

  private LakeTable(Catalog catalog, Table table) {
    this.catalog = catalog;
    this.table = table;
  }

  /**
   * Opens a table.
   *
   * @throws org.apache.iceberg.exceptions.NoSuchTableException where there is none
   */
  public static LakeTable open(Settings.Lake lake, String namespace, String name) {
    Catalog catalog =
        CatalogUtil.buildIcebergCatalog(lake.catalog(), lake.properties(), new Configuration());
    return new LakeTable(catalog, catalog.loadTable(TableIdentifier.of(namespace, name)));
  }

  /** The table for Iceberg's own interface. */
  public Table table() {
    return table;
  }

  /** Where a location of this table lies on this machine. */
  public static Path path(String location) {
    return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
  }

  @Override
  public void close() throws IOException {
    if (catalog instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (Exception e) {
        throw new IOException("the catalogue was not closed", e);
      }
    }
  }
}
