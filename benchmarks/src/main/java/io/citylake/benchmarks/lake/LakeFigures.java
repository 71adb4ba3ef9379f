package io.citylake.benchmarks.lake;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.iceberg.Table;

/**
 * Lake figures say of how many files and snapshots a table of the lake consists.
 *
 * @param dataFiles on disk, those of no snapshot too
 * @param metadataFiles on disk: the table's own, one for each commit until they are deleted
 * @param manifests on disk: manifests and their lists
 * @param snapshots that the table knows
 */
public record LakeFigures(long dataFiles, long metadataFiles, long manifests, long snapshots) {

  /** Counts. */
  public static LakeFigures of(LakeTable lakeTable) throws IOException {
    Table table = lakeTable.table();
    Path folder = LakeTable.path(table.location());
    long snapshots = 0;
    for (var unused : table.snapshots()) {
      snapshots++;
    }
    return new LakeFigures(
        CountFiles.below(folder, ".parquet"),
        CountFiles.below(folder, ".metadata.json"),
        CountFiles.below(folder, ".avro"),
        snapshots);
  }
}
