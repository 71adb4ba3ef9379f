package io.citylake.repair;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.citylake.reading.RejectionReason;
import io.citylake.time.UtcDay;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
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

  /** Holds where {@code name} is that of a selected reason. */
  Column reason(Column name) {
    return reasons.isEmpty() ? lit(true) : name.isin(reasons.stream().map(Enum::name).toArray());
  }

  /** Holds for what came under a selected topic on a selected day, whatever became of it. */
  Column arrival() {
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
    return Timestamp.from(new UtcDay(day).start());
  }
}
