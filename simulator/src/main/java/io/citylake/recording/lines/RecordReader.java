package io.citylake.recording.lines;

import java.io.Closeable;
import java.io.IOException;

/** Reads the records of a document in its order, byte for byte as they stand in its text. */
public interface RecordReader extends Closeable {

  /** The next record, without the line end behind it; null at the end of the document. */
  byte[] next() throws IOException;

  /** Where in the text the record that {@link #next} gave begins, bytes. */
  long start();

  /** In which of the document's lines, from 1, the record that {@link #next} gave begins. */
  long firstLine();
}
