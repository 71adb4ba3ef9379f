package io.citylake.benchmarks.cpu;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * CPU use is what was used between two moments.
 *
 * @param elapsed real time
 * @param byName CPU time of each process tree
 * @param othersShare how much of the machine, 0 to 1, was used by processes that are not ours, or
 *     taken by other machines; empty where the system does not tell
 * @param stolenShare the part of {@code othersShare} that other machines took
 */
public record CpuUse(
    @JsonProperty("seconds") Duration elapsed,
    @JsonProperty("cpuSeconds") Map<String, Duration> byName,
    OptionalDouble othersShare,
    OptionalDouble stolenShare) {

  /** What was used from one reading to a later one. */
  public static CpuUse between(CpuReading from, CpuReading until) {
    Map<String, Duration> byName = new TreeMap<>();
    until
        .byName()
        .forEach(
            (name, used) -> {
              if (from.byName().containsKey(name)) {
                byName.put(name, used.minus(from.byName().get(name)));
              }
            });
    Duration elapsed = Duration.ofNanos(until.nanoTime() - from.nanoTime());
    if (from.machine().isEmpty() || until.machine().isEmpty()) {
      return new CpuUse(elapsed, byName, OptionalDouble.empty(), OptionalDouble.empty());
    }
    MachineTimes machine = until.machine().get().minus(from.machine().get());
    Duration ours = sum(byName).plus(until.harness().minus(from.harness()));
    Duration others = machine.busy().minus(ours).plus(machine.stolen());
    return new CpuUse(
        elapsed, byName, share(others, machine.total()), share(machine.stolen(), machine.total()));
  }

  /** Real time in seconds. */
  public double seconds() {
    return elapsed.toNanos() / 1e9;
  }

  /** CPU time of all process trees together. */
  public Duration total() {
    return sum(byName);
  }

  private static Duration sum(Map<String, Duration> parts) {
    return parts.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** The system counts the machine and its processes with different rulers: never less than 0. */
  private static OptionalDouble share(Duration part, Duration whole) {
    if (whole.isZero()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Math.max(0, (double) part.toNanos() / whole.toNanos()));
  }
}
