package io.citylake.streaming.queries;

import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.ReadProgress;
import io.citylake.postgres.RetryWhileUnavailable;
import io.citylake.settings.Settings;
import org.apache.spark.sql.SparkSession;

/** What a job has for all of its queries. */
public record JobContext(SparkSession spark, Settings settings, PostgresPool postgres) {

  /** Reads what the queries have committed. */
  ReadProgress progress() {
    return new ReadProgress(postgres);
  }

  /** Waits for PostgreSQL as long as the configuration says. */
  public RetryWhileUnavailable retry() {
    return new RetryWhileUnavailable(settings.postgres().retryFor());
  }
}
