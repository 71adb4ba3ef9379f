package io.citylake.benchmarks.spark;

import io.citylake.batch.DailyMartsCommand;
import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.command.ExitCodes;
import java.util.Map;

/**
 * This contestant is the batch job that makes a day's marts, as it is. A phase's name is its day.
 */
public final class CitylakeDailyMarts implements Contestant {
  private final Map<String, String> arguments;

  /**
   * @param arguments keys of Citylake's configuration, over its defaults
   */
  public CitylakeDailyMarts(Map<String, String> arguments) {
    this.arguments = Map.copyOf(arguments);
  }

  @Override
  public void run(Phase phase, Marks marks) {
    ApplicationMarks.watch(marks);
    int code =
        ExitCodes.commandLine(new DailyMartsCommand(PhaseKeys.of(phase, arguments)))
            .execute("--date", phase.name());
    if (code != ExitCodes.DONE) {
      throw new IllegalStateException("the daily marts ended with exit code " + code);
    }
  }
}
