package io.citylake.repair;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.citylake.reading.RejectionReason;
import io.citylake.time.UtcDay;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Column;

/**
 * Which rejections are meant.
 *
 * @param topics empty for all
 * @param reasons empty for all
 * @param from the first day of arrival, UTC; empty for the first there is
 * @param to the day after the last, UTC; empty for the last there is
 */
record ChosenRejections(
    Set<String> topics,
    Set<RejectionReason> reasons,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {

  /** Holds for the selected ones among rows of {@code lake.raw.records}. */
  Column condition() {
    return arrival().and(reason(col("rejection_reason")));
  }

  /** Whether a reason, by its name, is selected. */
  boolean holdsReason(String reason) {
    return reasons.isEmpty()
        || reasons.stream().anyMatch(selected -> selected.name().equals(reason));
  }

  /** Holds for what came under a selected topic on a selected day; Iceberg so leaves out files. */
  Expression ofArrival() {
    Expression condition = Expressions.alwaysTrue();
    if (!topics.isEmpty()) {
      condition = Expressions.and(condition, Expressions.in("topic", topics.toArray()));
    }
    if (from.isPresent()) {
      condition =
          Expressions.and(
              condition,
              Expressions.greaterThanOrEqual("arrival_time", instantOf(from.get()).toString()));
    }
    if (to.isPresent()) {
      condition =
          Expressions.and(
              condition, Expressions.lessThan("arrival_time", instantOf(to.get()).toString()));
    }
    return condition;
  }

  /** Holds where {@code name} is that of a selected reason. */
  private Column reason(Column name) {
    return reasons.isEmpty() ? lit(true) : name.isin(reasons.stream().map(Enum::name).toArray());
  }

  /** The same as {@link #ofArrival}, for Spark. */
  private Column arrival() {
    Column condition = lit(true);
    if (!topics.isEmpty()) {
      condition = condition.and(col("topic").isInCollection(topics));
    }
    if (from.isPresent()) {
      condition = condition.and(col("arrival_time").geq(startOf(from.get())));
    }
    if (to.isPresent()) {
      condition = condition.and(col("arrival_time").lt(startOf(to.get())));
    }
    return condition;
  }

  private static Timestamp startOf(LocalDate day) {
    return Timestamp.from(instantOf(day));
  }

  private static Instant instantOf(LocalDate day) {
    return new UtcDay(day).start();
  }
}
