package io.citylake.streaming.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.util.SignalUtils;
import scala.runtime.AbstractFunction0;

/**
 * Turns SIGTERM and Ctrl-C into a wish to stop that the main thread fulfils between batches.
 *
 * <p>A shutdown hook comes too late for that: hooks run at the same time, and Iceberg's closes the
 * threads that a commit needs. So the signal itself is taken, and the process ends when the main
 * thread has done its work.
 */
public final class StopSignal {
  private final CountDownLatch wanted = new CountDownLatch(1);

  /** Listens from now on. A second signal ends the process at once. */
  public void listen() {
    SignalUtils.register("TERM", new FirstSignal());
    SignalUtils.register("INT", new FirstSignal());
  }

  /** Stops from inside, as the signal would. */
  public void request() {
    wanted.countDown();
  }

  /** Waits for the wish; returns whether it came. */
  public boolean await(Duration time) throws InterruptedException {
    return wanted.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Takes the first signal for a wish, and leaves the second to the JVM. */
  private final class FirstSignal extends AbstractFunction0<Object> {
    @Override
    public Object apply() {
      boolean isFirst = wanted.getCount() > 0;
      request();
      return isFirst;
    }
  }
}
