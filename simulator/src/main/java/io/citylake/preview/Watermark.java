package io.citylake.preview;

import java.time.Duration;

/**
 * The watermark of a streaming query that reads every record as soon as it comes: the largest event
 * time so far, of all topics, minus the delay. The speed layer's own follows it batch by batch, so
 * what is late here is late there at the worst.
 */
public final class Watermark {
  private final long delayMicros;
  private long largest = Long.MIN_VALUE;

  /**
   * @param delay how long a window waits for its last readings
   */
  public Watermark(Duration delay) {
    this.delayMicros = delay.toNanos() / 1_000;
  }

  Duration delay() {
    return Duration.ofNanos(delayMicros * 1_000);
  }

  /** Takes a reading's event time, microseconds since the epoch: whether it is behind. */
  boolean leavesBehind(long eventTimeMicros) {
    boolean isBehind = largest != Long.MIN_VALUE && eventTimeMicros <= largest - delayMicros;
    largest = Math.max(largest, eventTimeMicros);
    return isBehind;
  }
}
