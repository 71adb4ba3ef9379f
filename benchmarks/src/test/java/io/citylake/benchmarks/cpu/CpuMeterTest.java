package io.citylake.benchmarks.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CpuMeterTest {
  private static final Duration WORK = Duration.ofMillis(300);

  static Stream<CpuMeter> everyMeterOfThisSystem() {
    return Stream.of(CpuMeter.ofThisSystem(), new JavaCpuMeter()).distinct();
  }

  @ParameterizedTest
  @MethodSource("everyMeterOfThisSystem")
  void workShowsInTheFiguresOfWhoDoesIt(CpuMeter meter) {
    Map<String, Long> us = Map.of("us", ProcessHandle.current().pid());
    CpuReading before = meter.read(us);

    long result = work();

    CpuUse use = CpuUse.between(before, meter.read(us));
    assertThat(result).isNotZero();
    assertThat(use.byName().keySet()).isEqualTo(us.keySet());
    assertThat(use.total()).isGreaterThan(WORK.dividedBy(2));
  }

  /** By CPU time, because on a busy machine little is done in the same real time. */
  private static long work() {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long end = thread.getCurrentThreadCpuTime() + WORK.toNanos();
    long rounds = 0;
    while (thread.getCurrentThreadCpuTime() < end) {
      rounds++;
    }
    return rounds;
  }
}
