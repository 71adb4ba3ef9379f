package io.citylake.benchmarks.run;

import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Does what the phase is called. */
public final class TestContestant implements Contestant {
  /** CPU time. */
  static final Duration WORK = Duration.ofMillis(300);

  public TestContestant(Map<String, String> arguments) {
    if (!arguments.isEmpty()) {
      throw new IllegalArgumentException(arguments.toString());
    }
  }

  @Override
  public void run(Phase phase, Marks marks) {
    switch (phase.name()) {
      case "work" -> work(marks);
      case "fail" -> {
        System.out.println("printed before");
        throw new IllegalStateException("no such luck");
      }
      case "forever" -> {
        marks.begin();
        LockSupport.park();
      }
      case "die" -> Runtime.getRuntime().halt(3);
      default -> System.out.println("nothing to do");
    }
  }

  private static void work(Marks marks) {
    marks.begin();
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long end = thread.getCurrentThreadCpuTime() + WORK.toNanos();
    for (long i = 0; thread.getCurrentThreadCpuTime() < end; i++) {
      marks.read(i);
    }
    marks.end();
  }
}
