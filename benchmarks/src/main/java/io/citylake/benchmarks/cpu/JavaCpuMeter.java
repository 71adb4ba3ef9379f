package io.citylake.benchmarks.cpu;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Java knows on every system: the processes that live now. What ended ones used is lost, which
 * is little here; the machine's own figures are not known.
 */
final class JavaCpuMeter implements CpuMeter {

  @Override
  public CpuReading read(Map<String, Long> roots) {
    Map<String, Duration> byName = new HashMap<>();
    roots.forEach(
        (name, pid) ->
            ProcessHandle.of(pid).flatMap(JavaCpuMeter::tree).ifPresent(t -> byName.put(name, t)));
    return new CpuReading(
        System.nanoTime(),
        byName,
        own(ProcessHandle.current()).orElse(Duration.ZERO),
        Optional.empty());
  }

  /** Empty where the system does not tell about the root. */
  private static Optional<Duration> tree(ProcessHandle root) {
    return own(root)
        .map(
            time ->
                Stream.concat(
                        Stream.of(time), root.descendants().flatMap(child -> own(child).stream()))
                    .reduce(Duration.ZERO, Duration::plus));
  }

  private static Optional<Duration> own(ProcessHandle process) {
    return process.info().totalCpuDuration();
  }
}
