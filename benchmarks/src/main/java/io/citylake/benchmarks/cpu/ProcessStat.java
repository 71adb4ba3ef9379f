package io.citylake.benchmarks.cpu;

/**
 * A line of {@code /proc/PID/stat} (proc_pid_stat(5)).
 *
 * @param ownTicks what the process used itself
 * @param endedTicks what processes used that it started, that ended and that it has waited for,
 *     with all that these had waited for
 */
record ProcessStat(long pid, long parent, long ownTicks, long endedTicks) {
  // Counted from the field after the command's name, which is the third.
  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int ENDED_USER = 13;
  private static final int ENDED_SYSTEM = 14;

  /** The command's name stands in parentheses and may hold some itself, and blanks. */
  static ProcessStat parse(String line) {
    int nameEnd = line.lastIndexOf(')');
    String[] fields = line.substring(nameEnd + 2).split(" ", -1);
    return new ProcessStat(
        Long.parseLong(line.substring(0, line.indexOf(' '))),
        Long.parseLong(fields[PARENT]),
        Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]),
        Long.parseLong(fields[ENDED_USER]) + Long.parseLong(fields[ENDED_SYSTEM]));
  }
}
