package io.citylake.windows;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Storable text is a sender's, as a part of PostgreSQL's keys can hold it: without U+0000, and not
 * endless.
 *
 * <p>Public because the code that Spark generates calls it. Of Spark's own functions the search for
 * U+0000 alone took a twenty-fifth of the windows query.
 */
public final class StorableText {
  private static final int LONGEST_CHARS = 100;

  private StorableText() {}

  /** {@code text} as it can be stored; null where that is null. */
  public static Column of(Column text) {
    Seq<Expression> arguments =
        CollectionConverters.asScala(List.of(ExpressionUtils.expression(text))).toSeq();
    Seq<AbstractDataType> types =
        CollectionConverters.asScala(List.<AbstractDataType>of(DataTypes.StringType)).toSeq();
    boolean nullArgumentsGiveNull = true;
    boolean mayBeNull = false;
    boolean isDeterministic = true;
    return ExpressionUtils.column(
        new StaticInvoke(
            StorableText.class,
            DataTypes.StringType,
            "of",
            arguments,
            types,
            nullArgumentsGiveNull,
            mayBeNull,
            isDeterministic,
            Option.empty()));
  }

  /** The same of a text as Spark holds it: nearly always itself. */
  public static UTF8String of(UTF8String text) {
    return isStorable(text)
        ? text
        : UTF8String.fromString(text.toString().replace('\0', '\uFFFD'))
            .substring(0, LONGEST_CHARS);
  }

  private static boolean isStorable(UTF8String text) {
    int bytes = text.numBytes();
    if (bytes > LONGEST_CHARS) {
      return false;
    }
    for (int i = 0; i < bytes; i++) {
      if (text.getByte(i) == 0) {
        return false;
      }
    }
    return true;
  }
}
