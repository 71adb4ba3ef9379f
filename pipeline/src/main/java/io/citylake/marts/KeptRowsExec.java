package io.citylake.marts;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Rows that were computed before, as Spark executes it: see {@link PlanKeptRows}. */
public final class KeptRowsExec extends SparkPlan {
  private static final long serialVersionUID = 1L;

  private final Seq<Attribute> output;
  private final transient RDD<InternalRow> rows;
  private final Partitioning partitioning;
  private final Seq<SortOrder> ordering;

  /** Public because Spark copies plans by their constructor. */
  public KeptRowsExec(
      Seq<Attribute> output,
      RDD<InternalRow> rows,
      Partitioning partitioning,
      Seq<SortOrder> ordering) {
    this.output = output;
    this.rows = rows;
    this.partitioning = partitioning;
    this.ordering = ordering;
  }

  @Override
  public RDD<InternalRow> doExecute() {
    return rows.toJavaRDD()
        .mapPartitions(new AsUnsafeRows(schema()), /* preservesPartitioning= */ true)
        .rdd();
  }

  /** Some were kept in another form than operators expect. */
  private record AsUnsafeRows(StructType columns)
      implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
    @Override
    public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
      UnsafeProjection unsafe = UnsafeProjection.create(columns);
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public InternalRow next() {
          InternalRow row = rows.next();
          return row instanceof UnsafeRow ? row : unsafe.apply(row);
        }
      };
    }
  }

  @Override
  public Partitioning outputPartitioning() {
    return partitioning;
  }

  @Override
  public Seq<SortOrder> outputOrdering() {
    return ordering;
  }

  @Override
  public Seq<Attribute> output() {
    return output;
  }

  @Override
  public Seq<SparkPlan> children() {
    return CollectionConverters.asScala(List.<SparkPlan>of()).toSeq();
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return this;
  }

  @Override
  public int productArity() {
    return 4;
  }

  @Override
  public Object productElement(int place) {
    return switch (place) {
      case 0 -> output;
      case 1 -> rows;
      case 2 -> partitioning;
      case 3 -> ordering;
      default -> throw new IndexOutOfBoundsException(place);
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof KeptRowsExec;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeptRowsExec that
        && output.equals(that.output)
        && rows == that.rows
        && partitioning.equals(that.partitioning)
        && ordering.equals(that.ordering);
  }

  @Override
  public int hashCode() {
    return Objects.hash(output, partitioning, ordering);
  }
}
