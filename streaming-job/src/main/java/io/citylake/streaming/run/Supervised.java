package io.citylake.streaming.run;

import java.util.concurrent.TimeoutException;

/**
 * A supervised part of the speed layer runs beside the others and is looked after by {@link
 * SpeedLayer}.
 */
public interface Supervised {

  /**
   * Looks after it once; called again and again.
   *
   * @throws QueryDied where it is a query that failed for good; another failure is thrown as it is
   * @throws io.citylake.checkpoint.TakenOver where another driver runs the query now
   */
  void supervise() throws InterruptedException, TimeoutException;

  /** Whether it has done all its work. */
  boolean isDone();

  /**
   * Ends it where that costs nothing, and at the deadline wherever it is.
   *
   * @param deadline by {@link System#nanoTime}
   */
  void stop(long deadline) throws InterruptedException, TimeoutException;
}
