package io.citylake.replay;

import io.citylake.time.EventTime;
import java.time.Duration;

/** Tells a listener about once a second how far a replay is. */
final class ReplayMeter {
  private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final Pace pace;
  private final ReplayListener listener;
  private final long total;
  private final long lastMicros;
  private final long start = System.nanoTime();
  private long lastTold = start;
  private long sent;
  private long sentToldOf;
  private long eventTimeMicros;

  ReplayMeter(ReplayPlan plan, Pace pace, long limit, ReplayListener listener) {
    this.pace = pace;
    this.listener = listener;
    this.total = Math.min(limit, plan.lines());
    this.lastMicros = EventTime.toMicros(plan.last());
    this.eventTimeMicros = EventTime.toMicros(plan.first());
  }

  /** Takes note of a record, and tells the listener if it is time. */
  void sent(ReplayedRecord record) {
    sent++;
    if (record.isDated()) {
      eventTimeMicros = record.eventTimeMicros();
    }
    look();
  }

  /** Tells the listener, if it is time. */
  void look() {
    long now = System.nanoTime();
    double seconds = (now - lastTold) / NANOS_PER_SECOND;
    if (seconds >= 1) {
      listener.progress(
          new ReplayProgress(
              (sent - sentToldOf) / seconds,
              sent,
              total,
              EventTime.toInstant(eventTimeMicros),
              remaining(now - start)));
      lastTold = now;
      sentToldOf = sent;
    }
  }

  private Duration remaining(long elapsedNanos) {
    double remaining = pace.remainingNanos(elapsedNanos, sent / (double) total, lastMicros);
    return Double.isNaN(remaining) ? null : Duration.ofNanos((long) remaining);
  }
}
