package io.citylake.broker;

import java.io.IOException;
import java.time.Duration;

/** Ends this JVM when its parent is gone, which shows as the end of the standard input. */
final class ParentWatch {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private ParentWatch() {}

  static void start() {
    var watch = new Thread(ParentWatch::endWithParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void endWithParent() {
    try {
      while (System.in.read() != -1) {
        // Nothing is ever said to the broker: only the end counts.
      }
    } catch (IOException e) {
      System.err.println(
          "Standard input failed, ending as if the parent had gone: " + e.getMessage());
    }
    exit();
  }

  /** An orderly exit, so that the next start need not recover; but an exit in any case. */
  private static void exit() {
    var orderly = new Thread(() -> System.exit(0), "exit");
    orderly.start();
    try {
      orderly.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
