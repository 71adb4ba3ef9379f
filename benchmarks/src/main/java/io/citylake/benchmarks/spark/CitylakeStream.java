package io.citylake.benchmarks.spark;

import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.command.ExitCodes;
import io.citylake.settings.ReadSettings;
import io.citylake.streaming.StreamCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * This contestant is the streaming job as it is, by its command, until it has read what Kafka
 * holds.
 */
public class CitylakeStream implements Contestant {
  private final Map<String, String> arguments;
  private final List<String> options;
  private volatile StreamCommand running;

  /**
   * @param arguments keys of Citylake's configuration, over its defaults
   */
  public CitylakeStream(Map<String, String> arguments) {
    this(arguments, List.of("--catch-up"));
  }

  private CitylakeStream(Map<String, String> arguments, List<String> options) {
    this.arguments = Map.copyOf(arguments);
    this.options = options;
  }

  @Override
  public final void run(Phase phase, Marks marks) {
    Map<String, String> keys = PhaseKeys.of(phase, arguments);
    QueryMarks.watch(
        marks, ReadSettings.from(Optional.empty(), Map.of(), keys).streaming().run().size());
    running = new StreamCommand(keys);
    int code = ExitCodes.commandLine(running).execute(options.toArray(String[]::new));
    if (code != ExitCodes.DONE) {
      throw new IllegalStateException("the streaming job ended with exit code " + code);
    }
  }

  @Override
  public final void stop() {
    running.stop();
  }

  /** The same with its triggers, until it is stopped. */
  public static final class Continuously extends CitylakeStream {

    /**
     * @param arguments keys of Citylake's configuration, over its defaults
     */
    public Continuously(Map<String, String> arguments) {
      super(arguments, List.of());
    }
  }
}
