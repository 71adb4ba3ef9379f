package io.citylake.benchmarks.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Resident memory is the part of a process that is in memory, in bytes (proc_pid_status(5)).
 *
 * @param now empty where the system does not tell
 * @param peak since the process began; empty where the system does not tell
 */
public record ResidentMemory(OptionalLong now, OptionalLong peak) {
  private static final String NOW = "VmRSS:";
  private static final String PEAK = "VmHWM:";

  /** That of a process; empty figures where it has ended. */
  public static ResidentMemory of(long pid) {
    try {
      return parse(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")));
    } catch (IOException e) {
      return new ResidentMemory(OptionalLong.empty(), OptionalLong.empty());
    }
  }

  static ResidentMemory parse(List<String> status) {
    return new ResidentMemory(bytes(status, NOW), bytes(status, PEAK));
  }

  private static OptionalLong bytes(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .findFirst();
  }
}
