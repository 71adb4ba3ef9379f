package io.citylake.maintain;

import java.util.Locale;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.actions.RewriteManifests;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.spark.sql.SparkSession;

/**
 * Puts small manifests together. The stream's sink writes one with each commit and merges none;
 * planning a query reads them all.
 */
public final class RewriteSmallManifests implements TableStep {
  /** Fewer are not worth a commit. */
  private static final int MIN_MANIFESTS = 5;

  private final SparkSession spark;

  public RewriteSmallManifests(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public Step step() {
    return Step.MANIFESTS;
  }

  @Override
  public Outcome plan(Table table) {
    long small = countSmall(table);
    return small < MIN_MANIFESTS
        ? Outcome.NOTHING
        : new Outcome(String.format(Locale.ROOT, "%,d small", small));
  }

  @Override
  public Outcome run(Table table) {
    if (countSmall(table) < MIN_MANIFESTS) {
      return Outcome.NOTHING;
    }
    long smallBelow = smallBelow(table);
    RewriteManifests.Result result =
        SparkActions.get(spark)
            .rewriteManifests(table)
            .rewriteIf(manifest -> manifest.length() < smallBelow)
            .execute();
    return new Outcome(
        String.format(
            Locale.ROOT,
            "%,d -> %,d",
            count(result.rewrittenManifests()),
            count(result.addedManifests())));
  }

  private static long countSmall(Table table) {
    if (table.currentSnapshot() == null) {
      return 0;
    }
    long smallBelow = smallBelow(table);
    return table.currentSnapshot().dataManifests(table.io()).stream()
        .filter(manifest -> manifest.length() < smallBelow)
        .count();
  }

  private static long smallBelow(Table table) {
    return PropertyUtil.propertyAsLong(
            table.properties(),
            TableProperties.MANIFEST_TARGET_SIZE_BYTES,
            TableProperties.MANIFEST_TARGET_SIZE_BYTES_DEFAULT)
        / 2;
  }

  private static long count(Iterable<ManifestFile> manifests) {
    long count = 0;
    for (ManifestFile manifest : manifests) {
      count += manifest.length() > 0 ? 1 : 0;
    }
    return count;
  }
}
