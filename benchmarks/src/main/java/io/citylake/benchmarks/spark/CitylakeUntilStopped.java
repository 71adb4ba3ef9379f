package io.citylake.benchmarks.spark;

import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.command.ExitCodes;
import io.citylake.config.ReadSettings;
import io.citylake.streaming.StreamCommand;
import java.util.Map;
import java.util.Optional;

/** The streaming job as it is, with its triggers, until it is stopped. */
public final class CitylakeUntilStopped implements Contestant {
  private final Map<String, String> arguments;
  private volatile StreamCommand running;

  /**
   * @param arguments keys of Citylake's configuration, over its defaults
   */
  public CitylakeUntilStopped(Map<String, String> arguments) {
    this.arguments = Map.copyOf(arguments);
  }

  @Override
  public void run(Phase phase, Marks marks) {
    Map<String, String> keys = PhaseKeys.of(phase, arguments);
    QueryMarks.watch(
        marks, ReadSettings.from(Optional.empty(), Map.of(), keys).streaming().queries().size());
    running = new StreamCommand(keys);
    int code = ExitCodes.commandLine(running).execute();
    if (code != ExitCodes.DONE) {
      throw new IllegalStateException("the streaming job ended with exit code " + code);
    }
  }

  @Override
  public void stop() {
    running.stop();
  }
}
