package io.citylake.format.foreign;

import io.citylake.format.binary.BinaryFormat;
import io.citylake.format.binary.BinaryFormat.UnreadablePayload;
import io.citylake.format.fields.FieldValues;

/**
 * Binary fields are those of the JSON that a binary payload stands for.
 *
 * @param json of that
 */
public record BinaryFields(BinaryFormat format, JsonFields json) implements PayloadFields {

  @Override
  public FieldValues values(byte[] payload) throws MalformedPayload {
    try {
      return json.values(format.json(payload));
    } catch (UnreadablePayload e) {
      throw new MalformedPayload(e.getMessage());
    }
  }

  /** Files of records are lines of text: none of a binary format is ever moved in time. */
  @Override
  public byte[] replaced(byte[] payload, int field, String text) {
    throw new UnsupportedOperationException("no recording is binary");
  }
}
