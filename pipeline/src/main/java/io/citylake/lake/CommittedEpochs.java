package io.citylake.lake;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;

/**
 * Committed epochs are those that streaming queries have brought into a table, as its snapshots
 * remember them.
 */
public final class CommittedEpochs {
  // Iceberg's own names: org.apache.iceberg.spark.source.SparkWrite.
  /** The property of a snapshot that names the query that made it. */
  public static final String QUERY_ID = "spark.sql.streaming.queryId";

  /** The property of a snapshot that names the query's epoch that it holds. */
  public static final String EPOCH_ID = "spark.sql.streaming.epochId";

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
    return last(IcebergTables.load(spark, table), queryId);
  }

  /** The last epoch that the query with this id has committed to the table as it was loaded. */
  public static OptionalLong last(Table table, String queryId) {
    Snapshot newest = newest(table).get(queryId);
    return newest == null
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(newest.summary().get(EPOCH_ID)));
  }

  /**
   * The newest snapshot of each streaming query, by the query's id: what the table must not forget.
   *
   * <p>Of all snapshots, not of the current one's ancestors alone: their chain ends at the first
   * parent that has expired.
   */
  public static Map<String, Snapshot> newest(Table table) {
    Map<String, Snapshot> newest = new HashMap<>();
    for (Snapshot snapshot : table.snapshots()) {
      String queryId = snapshot.summary().get(QUERY_ID);
      if (queryId != null) {
        newest.merge(queryId, snapshot, (a, b) -> a.sequenceNumber() > b.sequenceNumber() ? a : b);
      }
    }
    return newest;
  }
}
