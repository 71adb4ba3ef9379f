package io.citylake.send;

import java.util.concurrent.CountDownLatch;

/** Lets Ctrl-C end a piece of work in order. */
public final class StopOnShutdown {
  private StopOnShutdown() {}

  /**
   * Does {@code work}; where the JVM is told to end meanwhile, calls {@code stop}, which makes the
   * work end soon, and lets the JVM wait for it.
   */
  public static void during(Runnable work, Runnable stop) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              stop.run();
              try {
                ended.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "citylake-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      work.run();
    } finally {
      ended.countDown();
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already, and ends now.
    }
  }
}
