package io.citylake.ingest;

import static org.apache.spark.sql.functions.current_timestamp;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.expressions.codegen.JavaCode;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * When the batch began, as {@code current_timestamp()} has it, but handed to the generated code by
 * reference.
 *
 * <p>Spark writes a timestamp into the code that it generates. The code for the 80 columns of a
 * record would be another in each batch: generated, compiled and run by the interpreter anew.
 */
public final class BatchTime extends Expression implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Expression timestamp;

  /** Public for Spark, which copies expressions. */
  public BatchTime(Expression timestamp) {
    this.timestamp = timestamp;
  }

  /** Never null. */
  public static Column column() {
    return ExpressionUtils.column(new BatchTime(ExpressionUtils.expression(current_timestamp())));
  }

  @Override
  public Seq<Expression> children() {
    return CollectionConverters.asScala(List.of(timestamp)).toSeq();
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> newChildren) {
    return new BatchTime(newChildren.head());
  }

  @Override
  public DataType dataType() {
    return timestamp.dataType();
  }

  @Override
  public boolean nullable() {
    return false;
  }

  /** Or it would be folded into what it is there to hide. */
  @Override
  public boolean foldable() {
    return false;
  }

  @Override
  public Object eval(InternalRow row) {
    return timestamp.eval(row);
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    // Spark replaces the batch's timestamp by its value before it generates code.
    String reference =
        context.addReferenceObj("batchTime", timestamp.eval(null), Long.class.getName());
    return ExprCode.forNonNullValue(
        JavaCode.expression("(" + reference + ").longValue()", dataType()));
  }

  @Override
  public int productArity() {
    return 1;
  }

  @Override
  public Object productElement(int n) {
    return timestamp;
  }

  @Override
  public boolean canEqual(Object that) {
    return that instanceof BatchTime;
  }

  @Override
  public boolean equals(Object that) {
    return that instanceof BatchTime other && timestamp.equals(other.timestamp);
  }

  @Override
  public int hashCode() {
    return timestamp.hashCode();
  }
}
