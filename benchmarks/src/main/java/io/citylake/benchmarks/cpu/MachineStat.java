package io.citylake.benchmarks.cpu;

import java.util.Arrays;

/**
 * The first line of {@code /proc/stat} (proc_stat(5)): all cores together.
 *
 * @param busyTicks guests count as the work of whoever runs them
 */
record MachineStat(long busyTicks, long stolenTicks, long totalTicks) {
  private static final int USER = 0;
  private static final int NICE = 1;
  private static final int SYSTEM = 2;
  private static final int INTERRUPTS = 5;
  private static final int SOFT_INTERRUPTS = 6;
  private static final int STOLEN = 7;

  static MachineStat parse(String line) {
    long[] ticks =
        Arrays.stream(line.trim().split(" +", -1)).skip(1).mapToLong(Long::parseLong).toArray();
    long busy =
        ticks[USER] + ticks[NICE] + ticks[SYSTEM] + ticks[INTERRUPTS] + ticks[SOFT_INTERRUPTS];
    // What follows the stolen ticks is part of the user's and the nice ones.
    long total = Arrays.stream(ticks, 0, STOLEN + 1).sum();
    return new MachineStat(busy, ticks[STOLEN], total);
  }
}
