package io.citylake.format.binary;

import io.citylake.format.binary.BinaryFormat.UnreadablePayload;
import java.nio.ByteBuffer;

/**
 * Confluent's wire format puts a zero byte and the number of the writer's schema in front of what
 * was written, and for Protobuf the place of the message in its file.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">its
 *     description</a>
 */
final class WireFormat {
  private static final int HEADER_BYTES = 5;
  private static final int LONGEST_VARINT_BYTES = 5;

  private WireFormat() {}

  /**
   * The number of the schema; {@code payload} then stands behind it.
   *
   * @throws UnreadablePayload where the payload does not begin so
   */
  static int schemaId(ByteBuffer payload) throws UnreadablePayload {
    if (payload.remaining() < HEADER_BYTES || payload.get() != 0) {
      throw new UnreadablePayload(
          "does not begin with a schema's number (a zero byte and four more): is it written"
              + " without a schema registry? Then say framing = none");
    }
    return payload.getInt();
  }

  /** Moves {@code payload} behind the place of a Protobuf message: a count and so many numbers. */
  static void skipMessagePlace(ByteBuffer payload) throws UnreadablePayload {
    long count = zigzag(payload);
    for (long i = 0; i < count; i++) {
      zigzag(payload);
    }
  }

  private static long zigzag(ByteBuffer payload) throws UnreadablePayload {
    long raw = 0;
    for (int i = 0; i < LONGEST_VARINT_BYTES && payload.hasRemaining(); i++) {
      byte next = payload.get();
      raw |= (long) (next & 0x7F) << (7 * i);
      if (next >= 0) {
        return raw >>> 1 ^ -(raw & 1);
      }
    }
    throw new UnreadablePayload("the place of its message cannot be read");
  }
}
