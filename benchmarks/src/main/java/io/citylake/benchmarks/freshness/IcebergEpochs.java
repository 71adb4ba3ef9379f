package io.citylake.benchmarks.freshness;

import io.citylake.config.Settings;
import java.io.IOException;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;

/** Epochs as the snapshots of {@code lake.raw.records} remember them. */
final class IcebergEpochs implements LakeEpochs {
  // Iceberg's own name: org.apache.iceberg.spark.source.SparkWrite.
  private static final String EPOCH_ID = "spark.sql.streaming.epochId";

  private final Catalog catalog;
  private final Table table;

  private IcebergEpochs(Catalog catalog, Table table) {
    this.catalog = catalog;
    this.table = table;
  }

  /** Opens the table, which must be there. */
  static IcebergEpochs open(Settings.Lake lake) {
    Catalog catalog =
        CatalogUtil.buildIcebergCatalog(lake.catalog(), lake.properties(), new Configuration());
    return new IcebergEpochs(catalog, catalog.loadTable(TableIdentifier.of("raw", "records")));
  }

  @Override
  public OptionalLong last() {
    table.refresh();
    Snapshot snapshot = table.currentSnapshot();
    String epoch = snapshot == null ? null : snapshot.summary().get(EPOCH_ID);
    return epoch == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(epoch));
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
