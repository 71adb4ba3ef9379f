package io.citylake.streaming.run;

import java.time.Duration;
import org.apache.spark.sql.streaming.Trigger;

/** How long the queries run. */
public enum RunMode {
  /** Until they are stopped. */
  CONTINUOUS,
  /** Until they have read what Kafka held when they started. */
  CATCH_UP;

  /** When a query's next epoch begins. */
  Trigger trigger(Duration interval) {
    return this == CATCH_UP ? Trigger.AvailableNow() : Trigger.ProcessingTime(interval.toMillis());
  }
}
