package io.citylake.simulator;

import io.citylake.config.BadConfiguration;
import io.citylake.send.KafkaOptions;
import io.citylake.send.SendingFailed;
import io.citylake.send.StopOnShutdown;
import io.citylake.simulator.feed.AnswerKey;
import io.citylake.simulator.feed.AnswerKeyFile;
import io.citylake.simulator.feed.SimulationSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * This command is {@code simulate}: a city's sensors send to a Kafka topic. Values are read, and
 * judged, all at once.
 */
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
public final class SimulateCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--topic",
      defaultValue = "smart-city-sensors",
      description = "The topic to send to (default: ${DEFAULT-VALUE}).")
  private String topic;

  @Option(
      names = "--seed",
      defaultValue = "" + SimulationSettings.DEFAULT_SEED,
      description = "Another seed is another city (default: ${DEFAULT-VALUE}).")
  private String seed;

  @Option(
      names = "--sensors",
      defaultValue = "" + SimulationSettings.DEFAULT_SENSORS,
      description = "How many sensors, of all types (default: ${DEFAULT-VALUE}).")
  private String sensors;

  @Option(
      names = "--rate",
      defaultValue = "100",
      description =
          "Records a second, or max: as fast as Kafka takes them (default: ${DEFAULT-VALUE}).")
  private String rate;

  @Option(
      names = "--speed",
      description =
          "Seconds of city time in a second of real time; over 1 only with --from (default: 1).")
  private String speed;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "City time of the first record (default: now).")
  private String from;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      description =
          "City time of the end, exclusive (default: no end, but now where city time runs faster"
              + " than the clock).")
  private String until;

  @Option(
      names = "--duration",
      description = "Instead of --until: real time to the end, for example 10m.")
  private String duration;

  @Option(names = "--count", description = "How many records to send at most.")
  private String count;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      description =
          "With --rate max and --from: city time between two reports of a sensor (default: 1m).")
  private String interval;

  @Option(
      names = "--faults",
      paramLabel = "FAULT=SHARE,...",
      defaultValue = "default",
      description = "Planned faults, none, or default: a few of each (default: ${DEFAULT-VALUE}).")
  private String faults;

  @Option(
      names = "--answer-key",
      paramLabel = "FILE",
      description = "Where to write, as JSON, how much of what was sent.")
  private Path answerKey;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      SimulateArguments.Parsed parsed = SimulateArguments.parse(given(), Instant.now());
      // An answer key that cannot be written is better known before anything is sent.
      write(new AnswerKey(false, Map.of()));
      Simulate simulate = new Simulate(parsed.settings(), parsed.target(), this::show);
      StopOnShutdown.during(() -> finish(simulate.run()), simulate::stop);
      return DONE;
    } catch (BadConfiguration e) {
      err.println(e.getMessage());
      return BadConfiguration.EXIT_CODE;
    } catch (SendingFailed e) {
      err.println("citylake: " + e.getMessage());
      return FAILED;
    }
  }

  private void show(Progress progress) {
    spec.commandLine()
        .getErr()
        .println(SimulationOutput.line(progress, LocalTime.now(ZoneOffset.UTC)));
    write(progress.soFar());
  }

  private void finish(AnswerKey key) {
    write(key);
    PrintWriter out = spec.commandLine().getOut();
    out.print(SimulationOutput.summary(key));
    out.flush();
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

  private Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    kafka.addTo(given);
    putIfGiven(given, "topic", topic);
    putIfGiven(given, "seed", seed);
    putIfGiven(given, "sensors", sensors);
    putIfGiven(given, "rate", rate);
    putIfGiven(given, "speed", speed);
    putIfGiven(given, "from", from);
    putIfGiven(given, "until", until);
    putIfGiven(given, "duration", duration);
    putIfGiven(given, "count", count);
    putIfGiven(given, "interval", interval);
    putIfGiven(given, "faults", faults);
    return given;
  }

  private static void putIfGiven(Map<String, Object> given, String option, String value) {
    if (value != null) {
      given.put(option, value);
    }
  }
}
