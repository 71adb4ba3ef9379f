package io.citylake.timetravel;

import io.citylake.lake.DayOfFile;
import io.citylake.models.Mart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * The days of a mart whose files differ between two states. Asks metadata and reads no data; a day
 * that was only compacted is among them.
 */
final class ChangedDays {
  private final Table table;

  /**
   * @param table the mart's
   */
  ChangedDays(Table table) {
    this.table = table;
  }

  /** The days, in order. */
  List<LocalDate> between(TableState before, TableState after) {
    Map<String, LocalDate> old = files(before);
    Map<String, LocalDate> current = files(after);
    Set<String> inBoth = new HashSet<>(old.keySet());
    inBoth.retainAll(current.keySet());
    Map<String, LocalDate> changed = new HashMap<>(old);
    changed.putAll(current);
    changed.keySet().removeAll(inBoth);
    return List.copyOf(new TreeSet<>(changed.values()));
  }

  /** The day of each file, by its path. */
  private Map<String, LocalDate> files(TableState state) {
    Map<String, LocalDate> files = new HashMap<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(state.snapshot()).planFiles()) {
      for (FileScanTask task : tasks) {
        // A file of no day would hide a day that changed.
        LocalDate day = DayOfFile.of(table, task.file(), Mart.DAY).orElseThrow();
        files.put(task.file().location(), day);
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
