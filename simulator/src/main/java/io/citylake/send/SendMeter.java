package io.citylake.send;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells a listener about once a second how fast records are sent. */
public final class SendMeter {
  private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final LongSupplier records;
  private final Consumer<Speed> listener;
  private final long start = System.nanoTime();
  private long lastTold = start;
  private long recordsToldOf;

  /**
   * How fast records are sent.
   *
   * @param recordsPerSecond since the last time, real time
   * @param elapsedNanos real time since the beginning
   */
  public record Speed(double recordsPerSecond, long elapsedNanos) {

    /**
     * Real time until the end, as the pace so far lets expect; null where none can be told yet.
     *
     * @param share of all that is to be sent, 0 to 1; 0 where there is no end
     */
    public Duration remaining(double share) {
      return share > 0 ? Duration.ofNanos((long) (elapsedNanos * (1 - share) / share)) : null;
    }
  }

  /**
   * @param records how many are sent by now
   * @param listener called on the thread that sends: to be brief
   */
  public SendMeter(LongSupplier records, Consumer<Speed> listener) {
    this.records = records;
    this.listener = listener;
  }

  /** Tells the listener, if it is time. */
  public void look() {
    long now = System.nanoTime();
    double seconds = (now - lastTold) / NANOS_PER_SECOND;
    if (seconds < 1) {
      return;
    }
    long sent = records.getAsLong();
    listener.accept(new Speed((sent - recordsToldOf) / seconds, now - start));
    lastTold = now;
    recordsToldOf = sent;
  }
}
