package io.citylake.lake;

import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitStateUnknownException;

/**
 * Data files that were written for a table and are not in it yet.
 *
 * @param table as it was when they were written
 */
public record WrittenFiles(Table table, List<DataFile> files) {
  public WrittenFiles {
    files = List.copyOf(files);
  }

  /**
   * Commits them. Where that fails, and they are certainly not in the table, they are deleted.
   *
   * @param commit what it throws is thrown
   */
  public void commit(Runnable commit) {
    try {
      commit.run();
    } catch (CommitStateUnknownException e) {
      // The files may be in the table.
      throw e;
    } catch (RuntimeException e) {
      files.forEach(file -> delete(file, e));
      throw e;
    }
  }

  private void delete(DataFile file, RuntimeException failure) {
    try {
      table.io().deleteFile(file.location());
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
