package io.citylake.simulator;

import io.citylake.command.DurationOption;
import io.citylake.command.Faults;
import io.citylake.command.InstantOption;
import io.citylake.command.PositiveNumberOption;
import io.citylake.simulator.feed.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/** These options say when the sensors of a simulated city report, and when they end. */
final class ScheduleOptions {
  @Option(
      names = ReadSchedule.RATE,
      converter = RateOption.class,
      description = "Records a second, or max: as fast as Kafka takes them (default: 100).")
  double rate = 100;

  @Option(
      names = ReadSchedule.SPEED,
      converter = PositiveNumberOption.class,
      description =
          "Seconds of city time in a second of real time, 60 is a minute a second; over 1 only"
              + " with --from (default: 1).")
  double speed = 1;

  @Option(
      names = ReadSchedule.FROM,
      paramLabel = "INSTANT",
      converter = InstantOption.class,
      description = "City time of the first record (default: now).")
  Instant from;

  @Option(
      names = ReadSchedule.UNTIL,
      paramLabel = "INSTANT",
      converter = InstantOption.class,
      description =
          "City time of the end, exclusive (default: no end, but now where city time runs faster"
              + " than the clock).")
  Instant until;

  @Option(
      names = ReadSchedule.DURATION,
      converter = DurationOption.class,
      description = "Instead of --until: real time to the end, for example 10m.")
  Duration duration;

  @Option(
      names = ReadSchedule.INTERVAL,
      paramLabel = "DURATION",
      converter = DurationOption.class,
      description =
          "With --rate max and --from: city time between two reports of a sensor (default: 1m).")
  Duration interval = Duration.ofMinutes(1);

  /**
   * A simulation that keeps this schedule.
   *
   * @param now real time
   */
  SimulationSettings read(int sensors, Instant now, Faults faults) {
    return new ReadSchedule(this, now, faults).of(sensors);
  }
}
