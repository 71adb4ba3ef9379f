package io.citylake.arrival;

import java.util.List;
import java.util.Objects;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.physical.Distribution;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.streaming.operators.stateful.StatefulOperatorPartitioning;
import org.apache.spark.sql.internal.SQLConf;
import scala.Option;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * This is {@link InOrderOfArrival} as Spark executes it: passes on what it gets, and says how it
 * must come. Spark puts the shuffle and the sort below it, and finds the rows partitioned as the
 * stateful operator above it needs them, so that they are shuffled once.
 */
public final class InOrderOfArrivalExec extends SparkPlan {
  private static final long serialVersionUID = 1L;

  private final Seq<Expression> keys;
  private final Seq<SortOrder> order;
  private final SparkPlan child;

  /** Public because Spark copies plans by their constructor. */
  public InOrderOfArrivalExec(Seq<Expression> keys, Seq<SortOrder> order, SparkPlan child) {
    this.keys = keys;
    this.order = order;
    this.child = child;
  }

  @Override
  public Seq<Distribution> requiredChildDistribution() {
    return seq(
        StatefulOperatorPartitioning.getCompatibleDistribution(keys, statePartitions(), conf()));
  }

  /** As the checkpoint has it; in a query without one yet, as it will. */
  private int statePartitions() {
    Option<Object> ofCheckpoint = conf().getConf(SQLConf.STATEFUL_SHUFFLE_PARTITIONS_INTERNAL());
    return ofCheckpoint.isDefined() ? (Integer) ofCheckpoint.get() : conf().numShufflePartitions();
  }

  @Override
  public Seq<Seq<SortOrder>> requiredChildOrdering() {
    return seq(order);
  }

  @Override
  public Partitioning outputPartitioning() {
    return child.outputPartitioning();
  }

  @Override
  public Seq<SortOrder> outputOrdering() {
    return child.outputOrdering();
  }

  @Override
  public RDD<InternalRow> doExecute() {
    return child.execute();
  }

  @Override
  public Seq<Attribute> output() {
    return child.output();
  }

  @Override
  public Seq<SparkPlan> children() {
    return seq(child);
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return new InOrderOfArrivalExec(keys, order, children.head());
  }

  @Override
  public int productArity() {
    return 3;
  }

  @Override
  public Object productElement(int place) {
    return switch (place) {
      case 0 -> keys;
      case 1 -> order;
      case 2 -> child;
      default -> throw new IndexOutOfBoundsException(place);
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof InOrderOfArrivalExec;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InOrderOfArrivalExec that
        && keys.equals(that.keys)
        && order.equals(that.order)
        && child.equals(that.child);
  }

  @Override
  public int hashCode() {
    return Objects.hash(keys, order, child);
  }

  private static <E> Seq<E> seq(E element) {
    return CollectionConverters.asScala(List.of(element)).toSeq();
  }
}
