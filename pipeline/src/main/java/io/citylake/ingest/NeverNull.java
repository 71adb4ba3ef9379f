package io.citylake.ingest;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.KnownNotNull;
import org.apache.spark.sql.classic.ExpressionUtils;

/** Tells Spark what we know of a column, and it does not. */
final class NeverNull {
  private NeverNull() {}

  /** The column of that name, which never holds null. */
  static Column column(String name) {
    return ExpressionUtils.column(new KnownNotNull(ExpressionUtils.expression(col(name)))).as(name);
  }
}
