package io.citylake.benchmarks.flink;

import io.citylake.benchmarks.contestant.WindowsFile;
import io.citylake.tables.WindowRow;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes each task's windows to a file of its own. */
final class WindowsFileSink implements Sink<WindowRow> {
  private static final long serialVersionUID = 1L;

  private final String folder;

  WindowsFileSink(String folder) {
    this.folder = folder;
  }

  @Override
  public SinkWriter<WindowRow> createWriter(WriterInitContext context) throws IOException {
    int task = context.getTaskInfo().getIndexOfThisSubtask();
    return new Writer(WindowsFile.create(Path.of(folder), task));
  }

  private record Writer(WindowsFile file) implements SinkWriter<WindowRow> {
    @Override
    public void write(WindowRow row, Context context) throws IOException {
      file.write(row);
    }

    @Override
    public void flush(boolean endOfInput) {
      // Closing does.
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
