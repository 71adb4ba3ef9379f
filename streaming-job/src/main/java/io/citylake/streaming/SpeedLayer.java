package io.citylake.streaming;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running queries: watched until one fails, all are done, or a stop is wanted. */
final class SpeedLayer {
  private static final Logger LOG = LoggerFactory.getLogger(SpeedLayer.class);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final List<SupervisedQuery> queries;
  private final StopSignal stopSignal;
  private final Duration stopTimeout;

  SpeedLayer(List<SupervisedQuery> queries, StopSignal stopSignal, Duration stopTimeout) {
    this.queries = List.copyOf(queries);
    this.stopSignal = stopSignal;
    this.stopTimeout = stopTimeout;
  }

  /**
   * Runs until the end.
   *
   * @throws QueryDied where a query failed; the others were stopped between batches
   */
  void run() throws InterruptedException, TimeoutException {
    try {
      while (!queries.stream().allMatch(SupervisedQuery::isDone)) {
        for (SupervisedQuery query : queries) {
          Optional<Exception> failure = query.supervise();
          if (failure.isPresent()) {
            throw new QueryDied(query.name(), failure.get());
          }
        }
        if (stopSignal.await(LOOK)) {
          LOG.info("stopping between batches");
          return;
        }
      }
    } finally {
      stopBetweenBatches();
    }
  }

  private void stopBetweenBatches() throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + stopTimeout.toNanos();
    for (SupervisedQuery query : queries) {
      long batch = query.lastBatch();
      while (!query.isIdle() && query.lastBatch() == batch && System.nanoTime() < deadline) {
        Thread.sleep(LOOK.toMillis());
      }
      query.stop();
    }
  }
}
