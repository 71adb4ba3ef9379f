package io.citylake.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * A shift says how far the event times of a source are moved. Each source is moved by itself, so
 * that all of them end at about the same instant, whenever they were recorded.
 */
public sealed interface Shift {

  /**
   * By how much a source is moved.
   *
   * @param last its last event time
   * @param resolution the smallest step that its event times can be moved by
   */
  Duration of(Instant last, Duration resolution);

  /** Event times stay as they were recorded. */
  static Shift none() {
    return new None();
  }

  /**
   * The last event of each source lands on {@code target}, or less than one step of its time format
   * before it.
   */
  static Shift to(Instant target) {
    return new To(target);
  }

  /**
   * Whole days of 24 hours, so that the time of day stays: the last event of each source lands
   * within the day before {@code now}.
   */
  static Shift toToday(Instant now) {
    return new ByDays(now);
  }

  /** Nothing is moved. */
  record None() implements Shift {
    @Override
    public Duration of(Instant last, Duration resolution) {
      return Duration.ZERO;
    }
  }

  /** The last event lands on an instant. */
  record To(Instant target) implements Shift {
    @Override
    public Duration of(Instant last, Duration resolution) {
      return wholeSteps(Duration.between(last, target), resolution);
    }
  }

  /** The time of day stays. */
  record ByDays(Instant now) implements Shift {
    @Override
    public Duration of(Instant last, Duration resolution) {
      return wholeSteps(Duration.between(last, now), Duration.ofDays(1));
    }
  }

  private static Duration wholeSteps(Duration distance, Duration step) {
    Duration steps = step.multipliedBy(distance.dividedBy(step));
    return steps.compareTo(distance) > 0 ? steps.minus(step) : steps;
  }
}
