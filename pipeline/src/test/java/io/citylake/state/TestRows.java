package io.citylake.state;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** Keys of a number, values of a text or, as a deduplication has them, of a time. */
final class TestRows {
  static final StructType KEY = new StructType().add("key", DataTypes.LongType, false);
  static final StructType VALUE = new StructType().add("value", DataTypes.StringType, false);

  static final StructType EXPIRY =
      new StructType().add("expiresAtMicros", DataTypes.LongType, false);

  private TestRows() {}

  static UnsafeRow key(long key) {
    return number(key);
  }

  static UnsafeRow expiry(long expires) {
    return number(expires);
  }

  private static UnsafeRow number(long number) {
    UnsafeRowWriter writer = new UnsafeRowWriter(1);
    writer.reset();
    writer.write(0, number);
    return writer.getRow();
  }

  static UnsafeRow value(String value) {
    UnsafeRowWriter writer = new UnsafeRowWriter(1);
    writer.reset();
    writer.write(0, UTF8String.fromString(value));
    return writer.getRow();
  }
}
