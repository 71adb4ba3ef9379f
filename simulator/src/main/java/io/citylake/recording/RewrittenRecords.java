package io.citylake.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps the records that are sent otherwise than they stand in their files, in one temporary file:
 * it is gone when it is closed, or when the program ends.
 */
public final class RewrittenRecords implements Closeable {
  private final ByteBuffer waiting = ByteBuffer.allocate(1 << 16);
  private FileChannel file;
  private long size;

  /** Whether {@link #add} gave this place: no place in a file is negative, every place here is. */
  static boolean holds(long place) {
    return place < 0;
  }

  /** Takes a record and gives the place where it begins here. */
  long add(byte[] record) throws IOException {
    if (record.length > waiting.remaining()) {
      write();
    }
    if (record.length > waiting.capacity()) {
      writeAll(ByteBuffer.wrap(record));
    } else {
      waiting.put(record);
    }
    long place = ~size;
    size += record.length;
    return place;
  }

  /**
   * Fills {@code into} with the bytes from {@code place} on.
   *
   * @param place one that {@link #add} gave
   */
  void read(ByteBuffer into, long place) throws IOException {
    write();
    long start = ~place;
    while (into.hasRemaining()) {
      if (file().read(into, start + into.position()) < 0) {
        throw new IOException("the temporary file of rewritten records has become shorter");
      }
    }
  }

  private void write() throws IOException {
    if (waiting.position() > 0) {
      waiting.flip();
      writeAll(waiting);
      waiting.clear();
    }
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file().write(bytes);
    }
  }

  private FileChannel file() throws IOException {
    if (file == null) {
      Path path = Files.createTempFile("citylake-replay", ".records");
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
