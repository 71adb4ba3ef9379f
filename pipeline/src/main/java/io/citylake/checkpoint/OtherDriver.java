package io.citylake.checkpoint;

import java.util.Set;
import org.apache.spark.SparkThrowable;

/** Tells a query's failure because another driver wrote the same checkpoint from all others. */
public final class OtherDriver {
  /** Spark's names for a log entry that was there already, and for one that came in between. */
  private static final Set<String> CONDITIONS =
      Set.of("CONCURRENT_STREAM_LOG_UPDATE", "_LEGACY_ERROR_TEMP_2207");

  private OtherDriver() {}

  /** Whether {@code failure} comes from a checkpoint that another driver writes. */
  public static boolean explains(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark && CONDITIONS.contains(spark.getCondition())) {
        return true;
      }
    }
    return false;
  }
}
