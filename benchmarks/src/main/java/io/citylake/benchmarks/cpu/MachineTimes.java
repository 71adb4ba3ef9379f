package io.citylake.benchmarks.cpu;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Machine times are what all cores together did since the machine started.
 *
 * @param busy they worked, for whomever
 * @param stolen they belonged to other machines on the same hardware
 * @param total all of it, idle time too
 */
public record MachineTimes(Duration busy, Duration stolen, Duration total) {
  private static final int USER = 0;
  private static final int NICE = 1;
  private static final int SYSTEM = 2;
  private static final int INTERRUPTS = 5;
  private static final int SOFT_INTERRUPTS = 6;
  private static final int STOLEN = 7;

  /**
   * Reads the first line of {@code /proc/stat} (proc_stat(5)): all cores together. Guests count as
   * the work of whoever runs them.
   */
  static MachineTimes parse(String line) {
    Duration[] times =
        Arrays.stream(line.trim().split(" +", -1))
            .skip(1)
            .map(ticks -> LinuxCpuMeter.time(Long.parseLong(ticks)))
            .toArray(Duration[]::new);
    Duration busy =
        Stream.of(USER, NICE, SYSTEM, INTERRUPTS, SOFT_INTERRUPTS)
            .map(place -> times[place])
            .reduce(Duration.ZERO, Duration::plus);
    // What follows the stolen time is part of the user's and the nice one.
    Duration total = Arrays.stream(times, 0, STOLEN + 1).reduce(Duration.ZERO, Duration::plus);
    return new MachineTimes(busy, times[STOLEN], total);
  }

  MachineTimes minus(MachineTimes earlier) {
    return new MachineTimes(
        busy.minus(earlier.busy), stolen.minus(earlier.stolen), total.minus(earlier.total));
  }
}
