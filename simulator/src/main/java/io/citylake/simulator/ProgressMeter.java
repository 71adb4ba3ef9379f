package io.citylake.simulator;

import io.citylake.simulator.feed.AnswerKey;
import io.citylake.simulator.feed.SimulatedFeed;
import io.citylake.time.EventTime;
import java.time.Duration;
import java.util.function.Supplier;

/** Tells a listener about once a second how far a feed is. */
final class ProgressMeter {
  private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final SimulatedFeed feed;
  private final ProgressListener listener;
  private final Supplier<AnswerKey> soFar;
  private final long start = System.nanoTime();
  private long lastTold = start;
  private long recordsToldOf;

  ProgressMeter(SimulatedFeed feed, ProgressListener listener, Supplier<AnswerKey> soFar) {
    this.feed = feed;
    this.listener = listener;
    this.soFar = soFar;
  }

  /** Tells the listener, if it is time. */
  void look() {
    long now = System.nanoTime();
    double seconds = (now - lastTold) / NANOS_PER_SECOND;
    if (seconds < 1) {
      return;
    }
    long records = feed.records();
    listener.progress(
        new Progress(
            (records - recordsToldOf) / seconds,
            EventTime.toInstant(feed.cityTimeMicros()),
            remaining(now - start),
            soFar.get()));
    lastTold = now;
    recordsToldOf = records;
  }

  private Duration remaining(long elapsedNanos) {
    double done = feed.shareDone();
    return done > 0 ? Duration.ofNanos((long) (elapsedNanos * (1 - done) / done)) : null;
  }
}
