package io.citylake.streaming.run;

import io.citylake.checkpoint.DriverClaim;
import io.citylake.checkpoint.OtherDriver;
import io.citylake.postgres.PostgresOutage;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A streaming query that starts again from its checkpoint while what it writes to is away.
 *
 * <p>The windows query waits inside its batch. The records query cannot: a commit to Iceberg fails
 * when its catalogue does not answer, and the catalogue may live in a PostgreSQL that is being
 * restarted. It is started again, too, where the driver that it has taken over from wrote a last
 * log entry after the start. Every other failure is final.
 */
final class SupervisedQuery implements Supervised {
  private static final Logger LOG = LoggerFactory.getLogger(SupervisedQuery.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  private static final Duration CLAIM_LOOK = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final String name;
  private final StateStores.Start start;
  private final DriverClaim claim;
  private final ExplainDeath explainDeath;
  private final Duration retryFor;
  private StreamingQuery running;
  private long epochAtFailure = -1;
  private long outageBeganNanos;
  private long nextAttemptNanos;
  private long claimSeenNanos = System.nanoTime();
  private Duration wait = FIRST_WAIT;

  /**
   * @param start the query from its checkpoint
   * @param claim to the query's checkpoint
   * @param retryFor how long it is started again
   */
  SupervisedQuery(
      String name,
      StateStores.Start start,
      DriverClaim claim,
      ExplainDeath explainDeath,
      Duration retryFor)
      throws TimeoutException {
    this.name = name;
    this.start = start;
    this.claim = claim;
    this.explainDeath = explainDeath;
    this.retryFor = retryFor;
    this.running = start.query();
  }

  @Override
  public void supervise() throws TimeoutException {
    if (running.isActive()) {
      if (System.nanoTime() - claimSeenNanos > CLAIM_LOOK.toNanos()) {
        requireClaim();
      }
      return;
    }
    if (running.exception().isEmpty()) {
      return;
    }
    StreamingQueryException failure = running.exception().get();
    requireClaim();
    if (!PostgresOutage.explains(failure) && !OtherDriver.explains(failure)) {
      throw explainDeath.of(failure);
    }
    tryAgain(failure);
  }

  /** Where it cannot be asked for, the query will say why. */
  private void requireClaim() {
    try {
      claim.requireHeld();
    } catch (UncheckedIOException | IllegalStateException e) {
      LOG.debug("the claim to the checkpoint of {} cannot be read", name, e);
    }
    claimSeenNanos = System.nanoTime();
  }

  private void tryAgain(StreamingQueryException failure) throws TimeoutException {
    long now = System.nanoTime();
    long epoch = lastBatch();
    if (nextAttemptNanos == 0 || epoch > epochAtFailure) {
      epochAtFailure = epoch;
      outageBeganNanos = now;
      wait = FIRST_WAIT;
      nextAttemptNanos = now + wait.toNanos();
      LOG.warn("the {} query is started again in a moment: {}", name, failure.getMessage());
    }
    if (now - outageBeganNanos > retryFor.toNanos()) {
      throw new QueryDied(name, failure);
    }
    if (now >= nextAttemptNanos) {
      running = start.query();
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
      nextAttemptNanos = System.nanoTime() + wait.toNanos();
    }
  }

  /** Returns when its first trigger is over or has failed, or after the patience. */
  void awaitFirstTrigger(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    awaitUntil(end, () -> !running.isActive() || hasTriggered());
  }

  /** By Spark's words: there is no progress of a trigger that found nothing to do. */
  private boolean hasTriggered() {
    return lastBatch() >= 0 || running.status().message().startsWith("Waiting for");
  }

  @Override
  public boolean isDone() {
    return !running.isActive() && running.exception().isEmpty();
  }

  /** Between two batches, if it comes there in time. */
  @Override
  public void stop(long deadline) throws InterruptedException, TimeoutException {
    long batch = lastBatch();
    awaitUntil(deadline, () -> isIdle() || lastBatch() != batch);
    running.stop();
  }

  private static void awaitUntil(long deadline, BooleanSupplier condition)
      throws InterruptedException {
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.sleep(LOOK.toMillis());
    }
  }

  /** Whether it is between two batches, or no longer running. */
  private boolean isIdle() {
    return !running.isActive() || !running.status().isTriggerActive();
  }

  /** The last batch that ended; -1 before the first. */
  private long lastBatch() {
    return running.lastProgress() == null ? -1 : running.lastProgress().batchId();
  }
}
