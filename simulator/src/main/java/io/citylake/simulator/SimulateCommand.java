package io.citylake.simulator;

import io.citylake.command.CitylakeCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.send.KafkaOptions;
import io.citylake.send.SendingFailed;
import io.citylake.send.StopOnShutdown;
import io.citylake.simulator.feed.AnswerKey;
import io.citylake.simulator.feed.AnswerKeyFile;
import io.citylake.simulator.feed.FaultShares;
import io.citylake.simulator.feed.SimulationSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** This command is {@code simulate}: a city's sensors send to a Kafka topic. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Sends the readings of a simulated city, with planned faults, to a Kafka topic.",
    footer = {
      "",
      "FAULTS",
      "  late, out_of_order, duplicate,        share of the reports",
      "  malformed, out_of_range, future",
      "  clock_skew                            share of the sensors",
      "  dropped, stuck                        share of the sensors' time, up to 0.5",
      "",
      "EXAMPLES",
      "  100 records a second, now:            simulate",
      "  as fast as Kafka takes them:          simulate --rate max --duration 1m",
      "  a day in the past, a report a minute from each of 500 sensors, at once:",
      "    simulate --sensors 500 --rate max \\",
      "             --from 2026-01-15T00:00:00Z --until 2026-01-16T00:00:00Z",
      "  the same day in 24 minutes:",
      "    simulate --sensors 500 --rate 500 --speed 60 \\",
      "             --from 2026-01-15T00:00:00Z --until 2026-01-16T00:00:00Z"
    })
public final class SimulateCommand extends CitylakeCommand {
  @Mixin private KafkaOptions kafka;

  @Option(names = "--topic", description = "The topic to send to (default: ${DEFAULT-VALUE}).")
  private String topic = "smart-city-sensors";

  @Option(
      names = "--seed",
      description = "Another seed is another city (default: ${DEFAULT-VALUE}).")
  private long seed = SimulationSettings.DEFAULT_SEED;

  @Option(
      names = "--sensors",
      description = "How many sensors, of all types (default: ${DEFAULT-VALUE}).")
  private int sensors = SimulationSettings.DEFAULT_SENSORS;

  @Mixin private ScheduleOptions schedule;

  @Option(names = "--count", description = "How many records to send at most.")
  private long count = SimulationSettings.UNLIMITED;

  @Option(
      names = "--faults",
      paramLabel = "FAULT=SHARE,...",
      description = "Planned faults, none, or default: a few of each (default: ${DEFAULT-VALUE}).")
  private String plannedFaults = "default";

  @Option(
      names = "--answer-key",
      paramLabel = "FILE",
      description = "Where to write, as JSON, how much of what was sent.")
  private Path answerKey;

  @Override
  protected Work work(Faults faults) {
    SimulationSettings settings = settings(faults, Instant.now());
    KafkaTarget target = target(faults);
    return () -> {
      // An answer key that cannot be written is better known before anything is sent.
      write(new AnswerKey(false, Map.of()));
      Simulate simulate = new Simulate(settings, target, this::show);
      StopOnShutdown.during(() -> finish(simulate.run()), simulate::stop);
      return ExitCodes.DONE;
    };
  }

  /**
   * What is to be simulated.
   *
   * @param now real time
   */
  SimulationSettings settings(Faults faults, Instant now) {
    faults.between("--sensors", sensors, 1, 1_000_000);
    faults.atLeast("--count", count, 1);
    return schedule
        .read(sensors, now, faults)
        .withSeed(seed)
        .withSensors(sensors)
        .withFaults(FaultShares.read(plannedFaults, remedy -> faults.note("--faults", remedy)))
        .atMost(count);
  }

  /** Where to. */
  KafkaTarget target(Faults faults) {
    return new KafkaTarget(kafka.address(faults), topic);
  }

  private void show(Progress progress) {
    err().println(SimulationOutput.line(progress, LocalTime.now(ZoneOffset.UTC)));
    write(progress.soFar());
  }

  private void finish(AnswerKey key) {
    write(key);
    out().print(SimulationOutput.summary(key));
    out().flush();
  }

  private void write(AnswerKey key) {
    if (answerKey == null) {
      return;
    }
    try {
      new AnswerKeyFile(answerKey).write(key);
    } catch (IOException e) {
      throw new SendingFailed(
          "the answer key cannot be written to " + answerKey + ": " + e,
          "name another file with --answer-key",
          e);
    }
  }
}
