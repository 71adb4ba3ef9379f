package io.citylake.benchmarks.run;

import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Does what the phase is called. */
public final class TestContestant implements Contestant {
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** CPU time. */
  static final Duration WORK = Duration.ofMillis(300);

  public TestContestant(Map<String, String> arguments) {
    if (!arguments.isEmpty()) {
      throw new IllegalArgumentException(arguments.toString());
    }
  }

  @Override
  public void run(Phase phase, Marks marks) throws InterruptedException {
    switch (phase.name()) {
      case "work" -> work(marks);
      case "until stopped" -> {
        marks.begin();
        stopped.await();
        marks.end();
      }
      case "collect" -> {
        marks.begin();
        System.gc();
        marks.figure(Figure.STATE_ROWS, 7);
        marks.figure(Figure.STATE_ROWS, 3);
        marks.end();
      }
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

  @Override
  public void stop() {
    stopped.countDown();
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
