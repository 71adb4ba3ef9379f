package io.citylake.postgres;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an action again while PostgreSQL is unavailable, with growing waits and for a bounded time.
 * A failure of any other kind is thrown at once.
 */
public final class RetryWhileUnavailable {
  private static final Logger LOG = LoggerFactory.getLogger(RetryWhileUnavailable.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration REMINDER = Duration.ofSeconds(30);

  /** What may have to be tried again; a repetition must do no harm. */
  public interface Action<T> {
    T run() throws SQLException;
  }

  /** Lets time pass. */
  interface Pause {
    void take(Duration duration) throws InterruptedException;
  }

  private final Duration bound;
  private final Pause pause;
  private final LongSupplier nanoTime;

  /**
   * @param bound how long after its first failure an action is tried again
   */
  public RetryWhileUnavailable(Duration bound) {
    this(bound, duration -> Thread.sleep(duration.toMillis()), System::nanoTime);
  }

  RetryWhileUnavailable(Duration bound, Pause pause, LongSupplier nanoTime) {
    this.bound = bound;
    this.pause = pause;
    this.nanoTime = nanoTime;
  }

  /**
   * Runs {@code action} until it succeeds.
   *
   * @param what names the action in the log, for example {@code commit of epoch 7}
   * @throws SQLException the last failure, when the time is up or another attempt is of no use
   * @throws UncheckedIOException on an interrupt, with an {@link InterruptedIOException} as its
   *     cause: the form in which Spark takes it for a query's stop and not for its failure
   */
  public <T> T run(String what, Action<T> action) throws SQLException {
    Outage outage = null;
    while (true) {
      try {
        T result = action.run();
        if (outage != null) {
          outage.over();
        }
        return result;
      } catch (SQLException | RuntimeException e) {
        if (e.getCause() instanceof InterruptedException interrupt) {
          throw stopped(what, interrupt); // while the pool looked for a connection
        }
        if (!SqlStates.mayPass(e)) {
          throw e;
        }
        if (outage == null) {
          outage = new Outage(what);
        }
        if (!outage.another(e)) {
          throw e;
        }
      }
    }
  }

  /** One stretch of time in which an action fails. */
  private final class Outage {
    private final String what;
    private final long begin = nanoTime.getAsLong();
    private Duration wait = FIRST_WAIT;
    private Duration nextReminder = REMINDER;
    private int failures;

    Outage(String what) {
      this.what = what;
    }

    /** Waits for the time of the next attempt; false when there is none. */
    boolean another(Exception failure) {
      failures++;
      Duration elapsed = elapsed();
      if (elapsed.compareTo(bound) >= 0) {
        LOG.error("PostgreSQL is still unavailable after {} s: {} is given up", s(elapsed), what);
        return false;
      }
      if (failures == 1) {
        LOG.warn(
            "PostgreSQL is unavailable: {} waits for up to {} s ({})",
            what,
            s(bound),
            failure.getMessage());
      } else if (elapsed.compareTo(nextReminder) >= 0) {
        LOG.warn("PostgreSQL is still unavailable after {} s: {} waits", s(elapsed), what);
        nextReminder = elapsed.plus(REMINDER);
      }
      pause(shorter(wait, bound.minus(elapsed)));
      wait = shorter(wait.multipliedBy(2), LONGEST_WAIT);
      return true;
    }

    void over() {
      LOG.info(
          "PostgreSQL is back after {} s: {} done at attempt {}", s(elapsed()), what, failures + 1);
    }

    private Duration elapsed() {
      return Duration.ofNanos(nanoTime.getAsLong() - begin);
    }

    private void pause(Duration duration) {
      try {
        pause.take(duration);
      } catch (InterruptedException e) {
        throw stopped(what, e);
      }
    }
  }

  private static UncheckedIOException stopped(String what, InterruptedException interrupt) {
    Thread.currentThread().interrupt();
    InterruptedIOException stop =
        new InterruptedIOException(what + " was interrupted while it waited for PostgreSQL");
    stop.initCause(interrupt);
    return new UncheckedIOException(stop);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static String s(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }
}
