package io.citylake.benchmarks.spark;

import io.citylake.benchmarks.contestant.Marks;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;

/**
 * Marks a phase by its Spark application: it begins when the session is up and ends when the
 * session is closed. A system property names this class, so that a job need not know that it is
 * measured.
 */
public final class ApplicationMarks extends SparkListener {
  private static volatile Marks running;

  private final DayPhases phases = new DayPhases();

  /** Marks the phase that comes; to be called before its session is opened. */
  static void watch(Marks marks) {
    running = marks;
    System.setProperty("spark.extraListeners", ApplicationMarks.class.getName());
  }

  @Override
  public void onApplicationStart(SparkListenerApplicationStart event) {
    running.begin();
  }

  @Override
  public void onOtherEvent(SparkListenerEvent event) {
    if (event instanceof SparkListenerSQLExecutionStart start) {
      phases.started(start);
    } else if (event instanceof SparkListenerSQLExecutionEnd end) {
      phases.ended(end);
    }
  }

  @Override
  public void onApplicationEnd(SparkListenerApplicationEnd event) {
    phases.until(event.time()).forEach(running::figure);
    running.end();
  }
}
