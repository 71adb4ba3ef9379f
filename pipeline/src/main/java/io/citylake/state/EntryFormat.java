package io.citylake.state;

import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * How Spark's in-memory store has entries in its delta and snapshot files: lengths in bytes before
 * key and value, -1 in place of a removed key's value, and -1 at the end (Spark 4.1, {@code
 * HDFSBackedStateStoreProvider}).
 */
final class EntryFormat {
  private static final int REMOVED = -1;
  private static final int END_OF_FILE = -1;

  private EntryFormat() {}

  static void write(DataOutputStream out, UnsafeRow key, UnsafeRow value) throws IOException {
    write(out, key);
    write(out, value);
  }

  static void writeRemoval(DataOutputStream out, UnsafeRow key) throws IOException {
    write(out, key);
    out.writeInt(REMOVED);
  }

  private static void write(DataOutputStream out, UnsafeRow row) throws IOException {
    out.writeInt(row.getSizeInBytes());
    row.writeToStream(out, row.getBaseObject() == null ? new byte[row.getSizeInBytes()] : null);
  }

  /** Closes it, too. */
  static void writeEnd(DataOutputStream out) throws IOException {
    out.writeInt(END_OF_FILE);
    out.close();
  }
}
