package io.citylake.benchmarks.freshness;

import io.citylake.command.CommandFailed;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Looks again and again, in a thread of its own, until it is closed. */
final class Watch implements AutoCloseable {
  private final Look look;
  private final Duration pause;
  private final Thread thread;
  private volatile Exception failure;
  private volatile boolean isClosed;

  /** Looks once. */
  @FunctionalInterface
  interface Look {
    void look() throws Exception;
  }

  /**
   * @param pause between the end of a look and the beginning of the next
   */
  Watch(String name, Duration pause, Look look) {
    this.look = look;
    this.pause = pause;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!isClosed) {
        look.look();
        LockSupport.parkNanos(pause.toNanos());
      }
    } catch (Exception e) {
      failure = e;
    }
  }

  /**
   * Does nothing where all went well so far.
   *
   * @throws CommandFailed where a look failed: nothing is seen any more
   */
  void requireHealthy() {
    if (failure != null) {
      throw new CommandFailed(thread.getName() + " ended: " + failure, failure);
    }
  }

  @Override
  public void close() {
    isClosed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
