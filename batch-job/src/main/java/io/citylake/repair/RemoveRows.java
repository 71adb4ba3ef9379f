package io.citylake.repair;

import io.citylake.lake.IcebergTables;
import io.citylake.marts.MartRun;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Takes rows out of a table: each file that has some is replaced by one without them, all in one
 * commit. The new files are written on a branch first, which nobody reads.
 */
final class RemoveRows {
  /** Iceberg's own name (SnapshotSummary): expiry then knows that the files are in use. */
  private static final String SOURCE_SNAPSHOT = "source-snapshot-id";

  private static final String REPAIR = "citylake.repair";
  private static final String VIEW = "citylake_rows_to_remove";

  private final SparkSession spark;
  private final String table;

  /**
   * @param table with catalogue and namespace
   */
  RemoveRows(SparkSession spark, String table) {
    this.spark = spark;
    this.table = table;
  }

  /**
   * Removes them all, or none.
   *
   * @param id of the repair; its snapshot says so
   * @param places {@link RepeatedRows#FILE} and {@link RepeatedRows#POSITION} of the rows
   * @param snapshot that the places are of
   * @throws ValidationException where the table has seen more than appends since that snapshot:
   *     files were compacted, or rows removed by others. Nothing was removed then
   */
  void remove(String id, Dataset<Row> places, long snapshot) {
    // Maintenance drops the branches that begin so where a run died on them.
    String branch = MartRun.BRANCH_PREFIX + id;
    Table loaded = IcebergTables.load(spark, table);
    loaded.manageSnapshots().createBranch(branch, snapshot).commit();
    try {
      writeWithout(places, branch);
      loaded.refresh();
      commit(id, loaded, loaded.snapshot(branch), snapshot);
    } finally {
      loaded.refresh();
      loaded.manageSnapshots().removeBranch(branch).commit();
    }
  }

  private void writeWithout(Dataset<Row> places, String branch) {
    places.createOrReplaceTempView(VIEW);
    try {
      spark.sql(
          """
          delete from %s.branch_%s as r
          where  exists (select 1 from %s as v where v._file = r._file and v._pos = r._pos)"""
              .formatted(table, branch, VIEW));
    } finally {
      spark.catalog().dropTempView(VIEW);
    }
  }

  private static void commit(String id, Table table, Snapshot written, long snapshot) {
    SnapshotChanges changes = SnapshotChanges.builderFor(table).snapshot(written).build();
    OverwriteFiles overwrite =
        table
            .newOverwrite()
            .validateWith(new OnlyAppendsSince(snapshot))
            .set(REPAIR, id)
            .set(SOURCE_SNAPSHOT, Long.toString(written.snapshotId()));
    changes.removedDataFiles().forEach(overwrite::deleteFile);
    changes.addedDataFiles().forEach(overwrite::addFile);
    overwrite.commit();
  }

  /**
   * Stands at the commit: of two that remove copies at once, each would otherwise keep the row that
   * the other removes, where the files were compacted in between.
   */
  private record OnlyAppendsSince(long snapshot) implements SnapshotAncestryValidator {
    @Override
    public boolean validate(Iterable<Snapshot> ancestors) {
      for (Snapshot ancestor : ancestors) {
        if (ancestor.snapshotId() == snapshot) {
          return true;
        }
        if (!ancestor.operation().equals(DataOperations.APPEND)) {
          return false;
        }
      }
      return false;
    }

    @Override
    public String errorMessage() {
      return "files of the table were replaced, or rows removed, since snapshot " + snapshot;
    }
  }
}
