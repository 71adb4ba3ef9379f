package io.citylake.format.foreign;

import io.citylake.format.fields.FieldValues;
import java.io.Serializable;

/** Finds the fields that a description names in a payload: the part that knows CSV or JSON. */
interface PayloadFields extends Serializable {

  /** The payload is not what the description says. Its message is for people. */
  final class MalformedPayload extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedPayload(String message) {
      // Bad input is no bug: a stack trace would only cost time.
      super(message, null, false, false);
    }
  }

  FieldValues values(byte[] payload) throws MalformedPayload;

  /**
   * The payload with other text in one field and everything else byte for byte as it was.
   *
   * @param field one that is present in the payload
   */
  byte[] replaced(byte[] payload, int field, String text) throws MalformedPayload;
}
