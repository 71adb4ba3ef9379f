package io.citylake.format;

import io.citylake.reading.ReadingDraft;
import java.io.Serializable;

/**
 * Reads the payloads of one topic. Implementations are immutable, shared between threads and
 * serializable.
 */
public interface PayloadFormat extends Serializable {

  /**
   * Reads one record into {@code draft}. Never throws for bad input: what cannot be read is noted
   * as a fault.
   *
   * @param key the record's key; null or empty where it has none
   * @param payload the record's value; neither null nor empty
   * @param draft empty at the call
   */
  void read(byte[] key, byte[] payload, ReadingDraft draft);

  /** Whether payloads are text, which is UTF-8. */
  default boolean isText() {
    return true;
  }
}
