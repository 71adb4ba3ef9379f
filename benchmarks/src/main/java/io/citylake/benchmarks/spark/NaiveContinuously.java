package io.citylake.benchmarks.spark;

import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import java.util.Map;
import org.apache.spark.sql.streaming.Trigger;

/**
 * {@link Naive} until it is stopped: a batch begins when the one before it has ended, which is what
 * Spark does where no trigger is given.
 */
public final class NaiveContinuously implements Contestant {
  private final Naive naive;

  /**
   * @param arguments as of {@link Naive}
   */
  public NaiveContinuously(Map<String, String> arguments) {
    this.naive = new Naive(arguments, Trigger.ProcessingTime(0));
  }

  @Override
  public void run(Phase phase, Marks marks) throws Exception {
    naive.run(phase, marks);
  }
}
