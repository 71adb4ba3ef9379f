package io.citylake.arrival;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SortDirection;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * This plan node gives the same rows, those of one key in one partition, and within a partition of
 * a micro-batch in the order in which Kafka took their records. What Spark's shuffle brings comes
 * in the order in which it was fetched, another at each attempt.
 *
 * <p>A session plans it if it has {@link PlanInOrderOfArrival}; one that has not fails.
 */
public final class InOrderOfArrival extends LogicalPlan {
  private static final long serialVersionUID = 1L;

  /** By these no two records are equal. */
  public static final List<String> ORDER = List.of("arrival_time", "topic", "partition", "offset");

  private final Seq<Expression> keys;
  private final Seq<SortOrder> order;
  private final LogicalPlan child;

  /** Public because Spark copies plans by their constructor. */
  public InOrderOfArrival(Seq<Expression> keys, Seq<SortOrder> order, LogicalPlan child) {
    this.keys = keys;
    this.order = order;
    this.child = child;
  }

  /**
   * Puts the rows into order.
   *
   * @param rows have the columns of {@link #ORDER}
   * @param keys columns: as an operator that needs rows of one key together would name them
   */
  public static Dataset<Row> of(Dataset<Row> rows, List<String> keys) {
    org.apache.spark.sql.classic.Dataset<Row> classic =
        (org.apache.spark.sql.classic.Dataset<Row>) rows;
    LogicalPlan plan = classic.logicalPlan();
    return org.apache.spark.sql.classic.Dataset.ofRows(
        classic.sparkSession(),
        new InOrderOfArrival(
            each(keys, name -> attribute(plan, name)),
            each(ORDER, name -> ascending(attribute(plan, name))),
            plan));
  }

  private static Attribute attribute(LogicalPlan plan, String name) {
    return CollectionConverters.asJava(plan.output()).stream()
        .filter(attribute -> attribute.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the rows have no column " + name));
  }

  private static SortOrder ascending(Attribute attribute) {
    SortDirection ascending = Ascending$.MODULE$;
    return new SortOrder(
        attribute,
        ascending,
        ascending.defaultNullOrdering(),
        each(List.of(), name -> (Expression) attribute));
  }

  private static <E> Seq<E> each(List<String> names, Function<String, E> expression) {
    return CollectionConverters.asScala(names.stream().map(expression).toList()).toSeq();
  }

  Seq<Expression> keys() {
    return keys;
  }

  Seq<SortOrder> order() {
    return order;
  }

  LogicalPlan child() {
    return child;
  }

  @Override
  public Seq<Attribute> output() {
    return child.output();
  }

  @Override
  public Seq<LogicalPlan> children() {
    return CollectionConverters.asScala(List.of(child)).toSeq();
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return new InOrderOfArrival(keys, order, children.head());
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
    return other instanceof InOrderOfArrival;
  }

  /** Spark's optimizer has come to its end when a plan equals the one before. */
  @Override
  public boolean equals(Object other) {
    return other instanceof InOrderOfArrival that
        && keys.equals(that.keys)
        && order.equals(that.order)
        && child.equals(that.child);
  }

  @Override
  public int hashCode() {
    return Objects.hash(keys, order, child);
  }
}
