package io.citylake.replay;

import io.citylake.send.SendMeter;
import io.citylake.time.EventTime;
import java.time.Duration;

/** Tells a listener about once a second how far a replay is. */
final class ReplayMeter {
  private final Pace pace;
  private final SendMeter meter;
  private final long total;
  private final long lastMicros;
  private long sent;
  private long eventTimeMicros;

  ReplayMeter(ReplayPlan plan, Pace pace, long limit, ReplayListener listener) {
    this.pace = pace;
    this.total = Math.min(limit, plan.lines());
    this.lastMicros = EventTime.toMicros(plan.last());
    this.eventTimeMicros = EventTime.toMicros(plan.first());
    this.meter = new SendMeter(() -> sent, speed -> listener.progress(progress(speed)));
  }

  /** Takes note of a record, and tells the listener if it is time. */
  void sent(ReplayedRecord record) {
    sent++;
    if (record.isDated()) {
      eventTimeMicros = record.eventTimeMicros();
    }
    meter.look();
  }

  /** Tells the listener, if it is time. */
  void look() {
    meter.look();
  }

  private ReplayProgress progress(SendMeter.Speed speed) {
    return new ReplayProgress(
        speed.recordsPerSecond(),
        sent,
        total,
        EventTime.toInstant(eventTimeMicros),
        remaining(speed.elapsedNanos()));
  }

  private Duration remaining(long elapsedNanos) {
    double remaining = pace.remainingNanos(elapsedNanos, sent / (double) total, lastMicros);
    return Double.isNaN(remaining) ? null : Duration.ofNanos((long) remaining);
  }
}
