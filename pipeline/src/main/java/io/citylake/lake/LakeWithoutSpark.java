package io.citylake.lake;

import io.citylake.session.HadoopFiles;
import io.citylake.settings.Settings;
import java.io.Closeable;
import java.io.IOException;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * The lake's tables by Iceberg's own interface, for what only looks: a Spark session takes longer
 * to start than such a look takes.
 */
public final class LakeWithoutSpark implements OpenLake, Closeable {
  private final Settings settings;
  private Catalog catalog;

  public LakeWithoutSpark(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void open() {
    if (catalog == null) {
      catalog =
          CatalogUtil.buildIcebergCatalog(
              settings.lake().catalog(),
              settings.lake().properties(),
              new HadoopFiles(settings.storage()).configuration());
    }
  }

  @Override
  public Table load(String name) {
    open();
    String ofCatalog = name.substring(settings.lake().catalog().length() + 1);
    return catalog.loadTable(TableIdentifier.parse(ofCatalog));
  }

  @Override
  public void close() throws IOException {
    if (catalog instanceof Closeable closeable) {
      closeable.close();
    }
  }
}
