package io.citylake.streaming.run;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * Gives each query the state store that it names. Spark has one setting for all queries of a
 * session, and reads it where it copies the session for a query that starts.
 */
public final class StateStores {
  private static final String PROVIDER = "spark.sql.streaming.stateStore.providerClass";

  private StateStores() {}

  /** Starts a query. */
  @FunctionalInterface
  public interface Start {
    StreamingQuery query() throws TimeoutException;
  }

  /**
   * Starts a query whose state the store named keeps, unless spark-submit or spark-defaults.conf
   * names one for all. For one thread at a time.
   *
   * @param store the provider's class; empty where the query keeps no state
   */
  public static StreamingQuery start(SparkSession spark, Optional<String> store, Start start)
      throws TimeoutException {
    if (store.isEmpty() || spark.sparkContext().conf().contains(PROVIDER)) {
      return start.query();
    }
    spark.conf().set(PROVIDER, store.get());
    try {
      return start.query();
    } finally {
      spark.conf().unset(PROVIDER);
    }
  }
}
