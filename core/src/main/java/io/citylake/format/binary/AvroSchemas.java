package io.citylake.format.binary;

import io.citylake.format.binary.BinaryFormat.UnreadablePayload;
import java.io.Serializable;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;

/** Avro schemas tell what a payload was written by; there are two ways to come by one. */
public interface AvroSchemas extends Serializable {

  /**
   * The schema that {@code payload} was written by; the payload then stands at what was written.
   *
   * @throws UnreadablePayload where the payload does not tell, or there is no such schema
   */
  Schema of(ByteBuffer payload) throws UnreadablePayload;

  /** One schema for all payloads, which hold nothing else than what was written by it. */
  static AvroSchemas one(Schema schema) {
    return new One(schema);
  }

  /** The schema whose number stands in front of each payload. */
  static AvroSchemas numbered(SchemaRegistry registry) {
    return new Numbered(registry);
  }

  /** {@link #one}. Avro's schemas are serializable. */
  record One(Schema schema) implements AvroSchemas {
    @Override
    public Schema of(ByteBuffer payload) {
      return schema;
    }
  }

  /** {@link #numbered}. */
  record Numbered(SchemaRegistry registry) implements AvroSchemas {
    @Override
    public Schema of(ByteBuffer payload) throws UnreadablePayload {
      return registry.schema(WireFormat.schemaId(payload));
    }
  }
}
