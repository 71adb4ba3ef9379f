package io.citylake.benchmarks.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.iceberg.Table;

/**
 * How much a table of the lake consists of.
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

  /** For a JSON file. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dataFiles", dataFiles);
    json.put("metadataFiles", metadataFiles);
    json.put("manifests", manifests);
    json.put("snapshots", snapshots);
    return json;
  }
}
