package io.citylake.simulator;

import io.citylake.command.Faults;
import io.citylake.simulator.feed.CityClock;
import io.citylake.simulator.feed.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Makes a schedule of its options, and notes those that do not go together. */
final class ReadSchedule {
  static final String RATE = "--rate";
  static final String SPEED = "--speed";
  static final String FROM = "--from";
  static final String UNTIL = "--until";
  static final String DURATION = "--duration";
  static final String INTERVAL = "--interval";

  /** Farther apart, no reading is out of order or repeated within the watermark. */
  private static final Duration LONGEST_STEP = Duration.ofMinutes(1);

  private final ScheduleOptions options;
  private final Instant now;
  private final Faults faults;

  /**
   * @param now real time
   */
  ReadSchedule(ScheduleOptions options, Instant now, Faults faults) {
    this.options = options;
    this.now = now;
    this.faults = faults;
  }

  SimulationSettings of(int sensors) {
    if (faults.isGiven(UNTIL) && faults.isGiven(DURATION)) {
      faults.note(DURATION, "--until ends the simulation already: leave one out");
    }
    if (faults.isUnread(FROM)) {
      // Nothing can be told of times that are counted from it.
      return endless();
    }
    if (Double.isInfinite(options.rate)) {
      onlyWith(SPEED, "a number as --rate: --rate max sends as fast as can be");
      return faults.isGiven(FROM) ? backfill(sensors) : live();
    }
    if (!faults.isUnread(RATE)) {
      onlyWith(INTERVAL, "--rate max and --from: else --rate gives it");
    }
    return paced();
  }

  private SimulationSettings live() {
    onlyWith(INTERVAL, "--rate max and --from: without --from, sensors report without a pause");
    if (options.duration != null) {
      return endless().until(now.plus(options.duration));
    }
    return options.until == null ? endless() : endless().until(untilAfter(now));
  }

  private static SimulationSettings endless() {
    return SimulationSettings.of(CityClock.live(InstantSource.system()));
  }

  private SimulationSettings backfill(int sensors) {
    onlyWith(DURATION, "a number as --rate, or without --from: end a backfill with --until");
    Instant from = start();
    CityClock clock = CityClock.backfill(from, sensors, options.interval);
    requireDense(clock, INTERVAL, "shorten it, or take more --sensors");
    return SimulationSettings.of(clock).until(endByNow(from));
  }

  private SimulationSettings paced() {
    boolean isFaster = options.speed > 1;
    if (isFaster && !faults.isGiven(FROM)) {
      faults.note(SPEED, "needs --from, in the past: else city time runs ahead of the clock");
    }
    Instant from = start();
    CityClock clock = CityClock.paced(from, options.rate, options.speed);
    requireDense(clock, RATE, "raise it, or lower --speed");
    SimulationSettings endless = SimulationSettings.of(clock);
    if (options.duration != null) {
      Instant end = from.plusNanos((long) (options.duration.toNanos() * options.speed));
      if (isFaster && end.isAfter(now)) {
        faults.note(DURATION, "city time would come to " + end + ", ahead of the clock");
      }
      return endless.until(end);
    }
    if (isFaster) {
      return endless.until(endByNow(from));
    }
    return options.until == null ? endless : endless.until(untilAfter(from));
  }

  /** The end of city time that runs faster than the clock: it must not pass it. */
  private Instant endByNow(Instant from) {
    if (options.until == null) {
      return now;
    }
    Instant until = untilAfter(from);
    if (until.isAfter(now)) {
      faults.note(UNTIL, "lies in the future, and city time would get there before the clock");
    }
    return until;
  }

  private Instant start() {
    if (options.from == null) {
      return now;
    }
    if (options.from.isAfter(now)) {
      faults.note(FROM, "lies in the future");
    }
    return options.from;
  }

  private Instant untilAfter(Instant start) {
    if (!options.until.isAfter(start)) {
      faults.note(UNTIL, "must be after the start, " + start);
    }
    return options.until;
  }

  private void onlyWith(String option, String what) {
    if (faults.isGiven(option)) {
      faults.note(option, "only goes with " + what);
    }
  }

  private void requireDense(CityClock clock, String option, String remedy) {
    if (clock.stepMicros() > LONGEST_STEP.toNanos() / 1000.0) {
      faults.note(
          option, "more than a minute of city time would pass from record to record: " + remedy);
    }
  }
}
