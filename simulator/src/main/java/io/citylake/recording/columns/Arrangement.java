package io.citylake.recording.columns;

import java.util.List;

/** Makes of a line, as it stands in a document, what is sent. */
@FunctionalInterface
public interface Arrangement {
  /** Lines are sent as they stand. */
  Arrangement AS_IT_STANDS = List::of;

  /** The records of a line, byte for byte where nothing has to change; none for one without. */
  List<byte[]> records(byte[] line);
}
