package io.citylake.benchmarks.cpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code /proc}. */
final class LinuxCpuMeter implements CpuMeter {
  // USER_HZ: what the kernel shows to programs, whatever it counts with itself.
  private static final Duration TICK = Duration.ofMillis(10);

  private final Path proc;

  LinuxCpuMeter(Path proc) {
    this.proc = proc;
  }

  @Override
  public CpuReading read(Map<String, Long> roots) {
    Map<Long, ProcessStat> processes = processes();
    Map<Long, List<ProcessStat>> children = new HashMap<>();
    processes
        .values()
        .forEach(p -> children.computeIfAbsent(p.parent(), pid -> new ArrayList<>()).add(p));
    Map<String, Duration> byName = new HashMap<>();
    roots.forEach(
        (name, pid) -> {
          if (processes.containsKey(pid)) {
            byName.put(name, time(ticks(processes.get(pid), children)));
          }
        });
    ProcessStat own = processes.get(ProcessHandle.current().pid());
    return new CpuReading(
        System.nanoTime(),
        byName,
        own == null ? Duration.ZERO : time(own.ownTicks()),
        Optional.of(machine()));
  }

  /** A process that has ended and was waited for is in its parent's figures. */
  private static long ticks(ProcessStat root, Map<Long, List<ProcessStat>> children) {
    long ticks = root.ownTicks() + root.endedTicks();
    for (ProcessStat child : children.getOrDefault(root.pid(), List.of())) {
      ticks += ticks(child, children);
    }
    return ticks;
  }

  private Map<Long, ProcessStat> processes() {
    Map<Long, ProcessStat> processes = new HashMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path entry : entries) {
        process(entry).ifPresent(process -> processes.put(process.pid(), process));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + proc, e);
    }
    return processes;
  }

  private static Optional<ProcessStat> process(Path entry) {
    try {
      return Optional.of(ProcessStat.parse(Files.readString(entry.resolve("stat"))));
    } catch (IOException e) {
      return Optional.empty(); // it has just ended
    }
  }

  private MachineTimes machine() {
    try {
      return MachineTimes.parse(Files.readAllLines(proc.resolve("stat")).get(0));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + proc, e);
    }
  }

  static Duration time(long ticks) {
    return TICK.multipliedBy(ticks);
  }
}
