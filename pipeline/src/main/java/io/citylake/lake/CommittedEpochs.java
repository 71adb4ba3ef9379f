package io.citylake.lake;

import java.util.Map;
import java.util.OptionalLong;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;

/**
 * The epochs that Iceberg's streaming sink has committed to a table, as its snapshots remember
 * them.
 */
public final class CommittedEpochs {
  // Iceberg's own names: org.apache.iceberg.spark.source.SparkWrite.
  private static final String QUERY_ID = "spark.sql.streaming.queryId";
  private static final String EPOCH_ID = "spark.sql.streaming.epochId";

  private final SparkSession spark;
  private final String table;

  /**
   * @param table with catalogue and namespace
   */
  public CommittedEpochs(SparkSession spark, String table) {
    this.spark = spark;
    this.table = table;
  }

  /** The last epoch that the query with this id has committed; empty where there is none. */
  public OptionalLong last(String queryId) {
    Table loaded = load();
    if (loaded.currentSnapshot() == null) {
      return OptionalLong.empty();
    }
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(loaded)) {
      Map<String, String> summary = snapshot.summary();
      if (queryId.equals(summary.get(QUERY_ID))) {
        return OptionalLong.of(Long.parseLong(summary.get(EPOCH_ID)));
      }
    }
    return OptionalLong.empty();
  }

  private Table load() {
    try {
      return Spark3Util.loadIcebergTable(spark, table);
    } catch (ParseException | org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
      throw new NoSuchTableException(e, "%s is not there", table);
    }
  }
}
