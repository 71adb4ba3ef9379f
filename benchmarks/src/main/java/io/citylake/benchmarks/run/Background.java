package io.citylake.benchmarks.run;

import io.citylake.command.CommandFailed;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Background work has a thread of its own, until it is done or closed. */
public final class Background implements AutoCloseable {
  private final Runnable stop;
  private final Thread thread;
  private volatile Exception failure;
  private volatile boolean isClosed;

  /** Something that may fail. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  /** Something that ends soon after it was closed. */
  @FunctionalInterface
  public interface LongWork {
    void run(BooleanSupplier isClosed) throws Exception;
  }

  /**
   * Begins.
   *
   * @param stop is called when this is closed, for work that does not look whether it is
   */
  public Background(String name, Runnable stop, LongWork work) {
    this.stop = stop;
    this.thread = new Thread(() -> run(work), name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Begins to do something again and again.
   *
   * @param pause between the end of one time and the beginning of the next
   */
  public static Background repeating(String name, Duration pause, Work work) {
    return new Background(
        name,
        () -> {},
        isClosed -> {
          while (!isClosed.getAsBoolean()) {
            work.run();
            LockSupport.parkNanos(pause.toNanos());
          }
        });
  }

  private void run(LongWork work) {
    try {
      work.run(() -> isClosed);
    } catch (Exception e) {
      failure = e;
    }
  }

  /**
   * Does nothing where all went well so far.
   *
   * @throws CommandFailed where it ended by a failure
   */
  public void requireHealthy() {
    if (failure != null) {
      throw new CommandFailed(thread.getName() + " ended: " + failure, failure);
    }
  }

  /** Returns when it has ended. */
  @Override
  public void close() {
    isClosed = true;
    stop.run();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
