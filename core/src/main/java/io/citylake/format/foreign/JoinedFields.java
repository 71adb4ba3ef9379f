package io.citylake.format.foreign;

import io.citylake.format.fields.FieldValues;
import java.util.List;

/**
 * Joined fields are those of a payload, and behind them such as are put together of several.
 *
 * @param payloadFields those that the payload has
 */
record JoinedFields(PayloadFields payloadFields, List<Join> joins) implements PayloadFields {

  /** The same fields where nothing is joined. */
  static PayloadFields of(PayloadFields payloadFields, List<Join> joins) {
    return joins.isEmpty() ? payloadFields : new JoinedFields(payloadFields, List.copyOf(joins));
  }

  @Override
  public FieldValues values(byte[] payload) throws MalformedPayload {
    FieldValues values = payloadFields.values(payload);
    for (int i = 0; i < joins.size(); i++) {
      values.makeRoomFor(joins.get(i).field());
      joins.get(i).fill(values);
    }
    return values;
  }

  @Override
  public byte[] replaced(byte[] payload, int field, String text) throws MalformedPayload {
    for (Join join : joins) {
      if (join.field() == field) {
        return replaced(payload, join, text);
      }
    }
    return payloadFields.replaced(payload, field, text);
  }

  private byte[] replaced(byte[] payload, Join join, String text) throws MalformedPayload {
    List<String> texts = join.divided(text, payloadFields.values(payload));
    byte[] replaced = payload;
    for (int part = 0; part < texts.size(); part++) {
      replaced = payloadFields.replaced(replaced, join.parts().get(part), texts.get(part));
    }
    return replaced;
  }
}
