package io.citylake.streaming.run;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Work on a thread of its own: not the common pool's, whose threads do not see the classes of a
 * submitted jar.
 */
final class BackgroundWork<T> {
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<T> result;

  private BackgroundWork(Callable<T> work) {
    result = thread.submit(work);
    thread.shutdown();
  }

  static <T> BackgroundWork<T> begin(Callable<T> work) {
    return new BackgroundWork<>(work);
  }

  boolean isDone() {
    return result.isDone();
  }

  /** Waits for what comes of it; a failure of the work is thrown here. */
  T result() throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  /** Waits for its end, whether it succeeds or fails. */
  void awaitEnd() throws InterruptedException {
    thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  /**
   * Waits for its end, and interrupts it at the deadline.
   *
   * @param deadline by {@link System#nanoTime}
   */
  void stop(long deadline) throws InterruptedException {
    if (!thread.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      thread.shutdownNow();
    }
  }
}
