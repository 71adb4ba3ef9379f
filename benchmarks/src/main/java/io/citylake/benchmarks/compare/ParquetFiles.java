package io.citylake.benchmarks.compare;

import io.citylake.benchmarks.lake.LakeTable;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.io.CloseableIterable;

/** Finds the Parquet files that hold a contestant's records. */
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
    List<Path> files = new ArrayList<>();
    try (LakeTable table = LakeTable.open(lake, namespace, name);
        CloseableIterable<FileScanTask> tasks = table.table().newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        files.add(LakeTable.path(task.file().location()));
      }
    }
    return files;
  }
}
