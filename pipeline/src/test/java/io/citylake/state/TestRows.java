package io.citylake.state;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** Keys of a number, values of a text. */
final class TestRows {
  static final StructType KEY = new StructType().add("key", DataTypes.LongType, false);
  static final StructType VALUE = new StructType().add("value", DataTypes.StringType, false);

  private TestRows() {}

  static UnsafeRow key(long key) {
    UnsafeRowWriter writer = new UnsafeRowWriter(1);
    writer.reset();
    writer.write(0, key);
    return writer.getRow();
  }

  static UnsafeRow value(String value) {
    UnsafeRowWriter writer = new UnsafeRowWriter(1);
    writer.reset();
    writer.write(0, UTF8String.fromString(value));
    return writer.getRow();
  }
}
