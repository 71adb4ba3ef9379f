package io.citylake.simulator.feed;

import io.citylake.time.EventTime;
import java.time.Instant;

/** A city clock that goes on by the same step from report to report. */
final class SteadyClock implements CityClock {
  private final long fromMicros;
  private final double stepMicros;
  private final double reportsPerSecond;

  SteadyClock(Instant from, double stepMicros, double reportsPerSecond) {
    this.fromMicros = EventTime.toMicros(from);
    this.stepMicros = stepMicros;
    this.reportsPerSecond = reportsPerSecond;
  }

  @Override
  public long micros(long report) {
    return fromMicros + Math.round(report * stepMicros);
  }

  @Override
  public double stepMicros() {
    return stepMicros;
  }

  @Override
  public double reportsPerSecond() {
    return reportsPerSecond;
  }
}
