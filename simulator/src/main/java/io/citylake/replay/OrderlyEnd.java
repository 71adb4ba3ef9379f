package io.citylake.replay;

import java.util.concurrent.CountDownLatch;

/** Lets Ctrl-C end a replay with all that it sent in Kafka, and with its table. */
final class OrderlyEnd {
  private OrderlyEnd() {}

  /**
   * Does {@code work}; where the JVM is told to end meanwhile, calls {@code stop}, which makes the
   * work end soon, and lets the JVM wait for it.
   */
  static void of(Runnable work, Runnable stop) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> stopAndWait(stop, ended), "citylake-replay-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      work.run();
    } finally {
      ended.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException shuttingDown) {
        // The hook runs already, and ends now.
      }
    }
  }

  private static void stopAndWait(Runnable stop, CountDownLatch ended) {
    stop.run();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
