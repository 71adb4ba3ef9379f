package io.citylake.format.binary;

import io.citylake.reading.Excerpt;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Avro's binary encoding.
 *
 * @param schemas what payloads were written by
 */
public record AvroFormat(AvroSchemas schemas) implements BinaryFormat {

  @Override
  public byte[] json(byte[] payload) throws UnreadablePayload {
    ByteBuffer rest = ByteBuffer.wrap(payload);
    Schema schema = schemas.of(rest);
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(payload, rest.position(), rest.remaining(), null);
    try {
      Object value = new GenericDatumReader<>(schema).read(null, decoder);
      if (!decoder.isEnd()) {
        throw new UnreadablePayload("bytes are left behind what the schema says");
      }
      return AvroJson.of(value, schema);
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new UnreadablePayload(
          "not written by the schema %s: %s"
              .formatted(schema.getFullName(), Excerpt.of(String.valueOf(e.getMessage()))));
    }
  }
}
