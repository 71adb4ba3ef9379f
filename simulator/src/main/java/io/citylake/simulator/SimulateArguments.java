package io.citylake.simulator;

import com.typesafe.config.ConfigFactory;
import io.citylake.config.ConfigReader;
import io.citylake.simulator.feed.CityClock;
import io.citylake.simulator.feed.FaultShares;
import io.citylake.simulator.feed.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Reads what was asked for on the command line, with every error at once. */
final class SimulateArguments {
  /** Farther apart, no reading is out of order or repeated within the watermark. */
  private static final Duration LONGEST_STEP = Duration.ofMinutes(1);

  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);
  private static final String AS_FAST_AS_CAN_BE = "max";

  private final ConfigReader options;
  private final Instant now;

  /**
   * What to do.
   *
   * @param target where to
   */
  record Parsed(SimulationSettings settings, KafkaTarget target) {}

  private SimulateArguments(ConfigReader options, Instant now) {
    this.options = options;
    this.now = now;
  }

  /**
   * @param given the options by name, without those that were not given
   * @param now real time
   * @throws io.citylake.config.BadConfiguration with everything that is wrong
   */
  static Parsed parse(Map<String, Object> given, Instant now) {
    ConfigReader options =
        ConfigReader.of(ConfigFactory.parseMap(given, "command line"), "command line");
    SimulateArguments arguments = new SimulateArguments(options, now);
    Parsed parsed = new Parsed(arguments.settings(), KafkaTarget.read(options));
    options.orThrow();
    return parsed;
  }

  private SimulationSettings settings() {
    int sensors = (int) options.integer("sensors", 1, 1_000_000);
    return schedule(sensors)
        .withSeed(options.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE))
        .withSensors(sensors)
        .withFaults(FaultShares.read(options, "faults"))
        .atMost(
            options.has("count")
                ? options.integer("count", 1, Long.MAX_VALUE)
                : SimulationSettings.UNLIMITED);
  }

  private SimulationSettings schedule(int sensors) {
    if (options.has("until") && options.has("duration")) {
      options.problem("duration", "--until ends the simulation already: leave one out");
    }
    boolean fast = options.string("rate").equals(AS_FAST_AS_CAN_BE);
    if (fast) {
      onlyWith("speed", "a number as --rate: --rate max sends as fast as can be");
      return options.has("from") ? backfill(sensors) : live();
    }
    onlyWith("interval", "--rate max and --from: else --rate gives it");
    return paced();
  }

  private SimulationSettings live() {
    onlyWith("interval", "--rate max and --from: without --from, sensors report without a pause");
    SimulationSettings endless = SimulationSettings.of(CityClock.live(InstantSource.system()));
    if (options.has("duration")) {
      return endless.until(now.plus(options.duration("duration")));
    }
    return options.has("until") ? endless.until(instantAfter("until", now)) : endless;
  }

  private SimulationSettings backfill(int sensors) {
    onlyWith("duration", "a number as --rate, or without --from: end a backfill with --until");
    Instant from = past("from");
    Duration interval = options.has("interval") ? options.duration("interval") : DEFAULT_INTERVAL;
    CityClock clock = CityClock.backfill(from, sensors, interval);
    requireDense(clock, "interval", "shorten it, or take more --sensors");
    return SimulationSettings.of(clock).until(endByNow(from));
  }

  private SimulationSettings paced() {
    double rate = positive("rate", "not a rate: write records a second, over 0, or max");
    double speed =
        options.has("speed")
            ? positive(
                "speed", "not a speed: write a number over 0; 60 is a minute of city time a second")
            : 1;
    if (speed > 1 && !options.has("from")) {
      options.problem("speed", "needs --from, in the past: else city time runs ahead of the clock");
    }
    Instant from = options.has("from") ? past("from") : now;
    CityClock clock = CityClock.paced(from, rate, speed);
    requireDense(clock, "rate", "raise it, or lower --speed");
    SimulationSettings endless = SimulationSettings.of(clock);
    if (options.has("duration")) {
      Duration duration = options.duration("duration");
      Instant end = from.plusNanos((long) (duration.toNanos() * speed));
      if (speed > 1 && end.isAfter(now)) {
        options.problem("duration", "city time would come to " + end + ", ahead of the clock");
      }
      return endless.until(end);
    }
    if (speed > 1) {
      return endless.until(endByNow(from));
    }
    return options.has("until") ? endless.until(instantAfter("until", from)) : endless;
  }

  /** The end of city time that runs faster than the clock: it must not pass it. */
  private Instant endByNow(Instant from) {
    if (!options.has("until")) {
      return now;
    }
    Instant until = instantAfter("until", from);
    if (until.isAfter(now)) {
      options.problem(
          "until", "lies in the future, and city time would get there before the clock");
    }
    return until;
  }

  private Instant past(String option) {
    Instant instant = options.instant(option);
    if (instant.isAfter(now)) {
      options.problem(option, "lies in the future");
    }
    return instant;
  }

  private Instant instantAfter(String option, Instant start) {
    Instant instant = options.instant(option);
    if (!instant.isAfter(start)) {
      options.problem(option, "must be after the start, " + start);
    }
    return instant;
  }

  private double positive(String option, String meaning) {
    try {
      double number = Double.parseDouble(options.string(option));
      if (number > 0 && number < Double.POSITIVE_INFINITY) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Noted below.
    }
    options.problem(option, meaning);
    return 1;
  }

  private void onlyWith(String option, String what) {
    if (options.has(option)) {
      options.problem(option, "only goes with " + what);
    }
  }

  private void requireDense(CityClock clock, String option, String remedy) {
    if (clock.stepMicros() > LONGEST_STEP.toNanos() / 1000.0) {
      options.problem(
          option, "more than a minute of city time would pass from record to record: " + remedy);
    }
  }
}
