package io.citylake.format.binary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/**
 * Writes what Avro decoded as the JSON that a person would expect. Avro's own JSON encoding is made
 * to be read back: it puts the name of its type around each value that may be absent.
 */
final class AvroJson {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

  private final JsonGenerator json;

  private AvroJson(JsonGenerator json) {
    this.json = json;
  }

  static byte[] of(Object value, Schema schema) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      new AvroJson(json).write(value, schema);
    }
    return bytes.toByteArray();
  }

  private void write(Object value, Schema schema) throws IOException {
    switch (schema.getType()) {
      case RECORD -> writeRecord((IndexedRecord) value, schema);
      case ARRAY -> writeArray((Collection<?>) value, schema.getElementType());
      case MAP -> writeMap((Map<?, ?>) value, schema.getValueType());
      case UNION ->
          write(value, schema.getTypes().get(GenericData.get().resolveUnion(schema, value)));
      case BYTES -> writeBytes((ByteBuffer) value, schema.getLogicalType());
      case FIXED ->
          writeBytes(ByteBuffer.wrap(((GenericFixed) value).bytes()), schema.getLogicalType());
      case INT -> json.writeNumber((int) value);
      case LONG -> json.writeNumber((long) value);
      // As a float its digits are those that were sent: 21.4, not 21.399999618530273.
      case FLOAT -> json.writeNumber((float) value);
      case DOUBLE -> json.writeNumber((double) value);
      case BOOLEAN -> json.writeBoolean((boolean) value);
      case STRING, ENUM -> json.writeString(value.toString());
      case NULL -> json.writeNull();
    }
  }

  private void writeRecord(IndexedRecord value, Schema schema) throws IOException {
    json.writeStartObject();
    for (Schema.Field field : schema.getFields()) {
      json.writeFieldName(field.name());
      write(value.get(field.pos()), field.schema());
    }
    json.writeEndObject();
  }

  private void writeArray(Collection<?> values, Schema element) throws IOException {
    json.writeStartArray();
    for (Object value : values) {
      write(value, element);
    }
    json.writeEndArray();
  }

  private void writeMap(Map<?, ?> values, Schema element) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      json.writeFieldName(entry.getKey().toString());
      write(entry.getValue(), element);
    }
    json.writeEndObject();
  }

  /** Bytes are in Base64, but for decimals, which are numbers. */
  private void writeBytes(ByteBuffer value, LogicalType meaning) throws IOException {
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    if (meaning instanceof LogicalTypes.Decimal decimal && bytes.length > 0) {
      json.writeNumber(new BigDecimal(new BigInteger(bytes), decimal.getScale()));
    } else {
      json.writeBinary(bytes);
    }
  }
}
