package io.citylake.streaming.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The speed layer is all that runs: watched until one part fails, all are done, or a stop is
 * wanted.
 */
public final class SpeedLayer {
  private static final Logger LOG = LoggerFactory.getLogger(SpeedLayer.class);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final List<Supervised> parts;
  private final StopSignal stopSignal;
  private final Duration stopTimeout;

  public SpeedLayer(List<Supervised> parts, StopSignal stopSignal, Duration stopTimeout) {
    this.parts = List.copyOf(parts);
    this.stopSignal = stopSignal;
    this.stopTimeout = stopTimeout;
  }

  /**
   * Runs until the end.
   *
   * @throws QueryDied where a query failed; the others were stopped between batches
   */
  public void run() throws InterruptedException, TimeoutException {
    try {
      while (!parts.stream().allMatch(Supervised::isDone)) {
        for (Supervised part : parts) {
          part.supervise();
        }
        if (stopSignal.await(LOOK)) {
          LOG.info("stopping between batches");
          return;
        }
      }
    } finally {
      stop();
    }
  }

  private void stop() throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + stopTimeout.toNanos();
    for (Supervised part : parts) {
      part.stop(deadline);
    }
  }
}
