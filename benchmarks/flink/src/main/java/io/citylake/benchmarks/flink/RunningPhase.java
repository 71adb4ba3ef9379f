package io.citylake.benchmarks.flink;

import io.citylake.benchmarks.contestant.Marks;
import java.util.concurrent.atomic.LongAdder;

/**
 * The phase that this JVM is in. Flink copies what it runs, so that its tasks find the marks here
 * only.
 */
final class RunningPhase {
  private static final int RECORDS_BETWEEN_MARKS = 4096;
  private static final LongAdder RECORDS = new LongAdder();
  private static final ThreadLocal<int[]> UNCOUNTED = ThreadLocal.withInitial(() -> new int[1]);

  private static volatile Marks marks;

  private RunningPhase() {}

  static void set(Marks ofPhase) {
    RECORDS.reset();
    marks = ofPhase;
  }

  static void begin() {
    marks.begin();
  }

  static void countRecord() {
    int[] uncounted = UNCOUNTED.get();
    if (++uncounted[0] == RECORDS_BETWEEN_MARKS) {
      uncounted[0] = 0;
      RECORDS.add(RECORDS_BETWEEN_MARKS);
      marks.read(RECORDS.sum());
    }
  }
}
