package io.citylake.benchmarks.spark;

import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.command.ExitCodes;
import io.citylake.config.ReadSettings;
import io.citylake.streaming.StreamCommand;
import java.util.Map;
import java.util.Optional;

/** The streaming job as it is, until it is stopped. */
public final class CitylakeContinuously implements Contestant {
  private final Map<String, String> arguments;

  /**
   * @param arguments keys of Citylake's configuration, over its defaults
   */
  public CitylakeContinuously(Map<String, String> arguments) {
    this.arguments = Map.copyOf(arguments);
  }

  @Override
  public void run(Phase phase, Marks marks) {
    Map<String, String> keys = PhaseKeys.of(phase, arguments);
    QueryMarks.watch(
        marks, ReadSettings.from(Optional.empty(), Map.of(), keys).streaming().queries().size());
    int code = ExitCodes.commandLine(new StreamCommand(keys)).execute();
    throw new IllegalStateException("the streaming job ended with exit code " + code);
  }
}
