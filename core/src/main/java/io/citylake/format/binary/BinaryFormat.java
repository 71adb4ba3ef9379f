package io.citylake.format.binary;

import java.io.Serializable;

/**
 * A binary format turns payloads into the JSON that they stand for, so that one language describes
 * the fields of all. Implementations are immutable, shared between threads and serializable.
 */
public interface BinaryFormat extends Serializable {

  /** The payload is not what its schema says. The message is for people. */
  final class UnreadablePayload extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadablePayload(String message) {
      // Bad input is no bug: a stack trace would only cost time.
      super(message, null, false, false);
    }
  }

  /**
   * The payload as a JSON object in UTF-8.
   *
   * @throws UnreadablePayload where it cannot be read by its schema
   * @throws SchemaRegistryAway where the schema is not known yet and cannot be had: nothing can be
   *     said of the payload
   */
  byte[] json(byte[] payload) throws UnreadablePayload;
}
