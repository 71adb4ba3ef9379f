package io.citylake.replay;

import java.io.Closeable;
import java.io.IOException;

/** The records of a plan in some order. */
interface RecordSequence extends Closeable {
  /** The next record; null at the end. */
  ReplayedRecord next() throws IOException;
}
