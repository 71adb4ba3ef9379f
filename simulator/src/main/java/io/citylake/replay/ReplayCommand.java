package io.citylake.replay;

import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.send.KafkaAddress;
import io.citylake.send.KafkaOptions;
import io.citylake.send.KafkaSender;
import io.citylake.send.MissingTopics;
import io.citylake.send.SendingFailed;
import io.citylake.send.StopOnShutdown;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * This command is {@code replay}: recordings go to Kafka. Values are read, and judged, all at once.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 120,
    description =
        "Sends recorded CSV and NDJSON files to Kafka in the order of their event times, each line"
            + " as it is.",
    footer = {
      "",
      "A source's description, conf/sources/NAME.conf, says which files hold its records and to"
          + " which topic they go (the",
      "first that it names). Each source is moved by itself, so that all of them end at the same"
          + " instant. Lines whose event",
      "time cannot be read are sent too, behind the line before them. Blank lines and lines larger"
          + " than the Kafka client's",
      "max.request.size are left out, counted and, if too large, named.",
      "",
      "EXAMPLES",
      "  what would be sent:                       replay --dry-run",
      "  all recordings, at once, as if of today:  replay --shift-to today",
      "  a day of buses in 24 minutes:             replay --only austin-bus-positions --pace 60x"
          + " --shift-to now"
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final String CLIENT_ID = "citylake-replay";

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--recordings",
      paramLabel = "DIR",
      defaultValue = "${sys:citylake.home:-.}/recordings",
      description = "The folder that the files lie below (default: ${DEFAULT-VALUE}).")
  private String recordings;

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = "The folder of the descriptions (default: those that come along).")
  private String sources;

  @Option(
      names = "--sensors",
      paramLabel = "FILE",
      description = "The sensor catalogue (default: the one that comes along).")
  private String sensors;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Only these descriptions (default: all that have a recording).")
  private List<String> only;

  @Option(
      names = "--pace",
      paramLabel = "PACE",
      defaultValue = "max",
      description =
          "recorded, faster (for example 60x), or max: at once (default: ${DEFAULT-VALUE}).")
  private String pace;

  @Option(
      names = "--rate",
      description = "With --pace max: records a second (default: as fast as Kafka takes them).")
  private String rate;

  @Option(
      names = "--longest-wait",
      paramLabel = "DURATION",
      description = "With another --pace: gaps are cut to this, real time (default: not cut).")
  private String longestWait;

  @Option(
      names = "--shift-to",
      paramLabel = "TIME",
      description = {
        "Moves the event times. INSTANT or now: each source's last event lands there. today: by"
            + " whole days, so that the time of day stays and the last event lies within the day"
            + " before now (default: not moved)."
      })
  private String shiftTo;

  @Option(names = "--limit", description = "How many records to send at most.")
  private String limit;

  @Option(names = "--dry-run", description = "Shows what would be sent, and sends nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      ReplayArguments.Parsed parsed = ReplayArguments.parse(given(), Instant.now());
      ReplayPlan plan =
          ReplayPlan.of(
              parsed.sources(), parsed.recordings(), parsed.shift(), parsed.maxRequestBytes());
      plan.tooLarge().forEach(line -> err.println("citylake: " + line));
      if (dryRun) {
        show("would be replayed", DryRun.of(plan, parsed.limit()));
      } else {
        replay(plan, parsed);
      }
      return DONE;
    } catch (BadConfiguration e) {
      err.println(e.getMessage());
      return BadConfiguration.EXIT_CODE;
    } catch (SendingFailed e) {
      err.println("citylake: " + e.getMessage());
      return FAILED;
    }
  }

  private void replay(ReplayPlan plan, ReplayArguments.Parsed parsed) {
    try (KafkaSender sender = KafkaSender.open(parsed.kafka(), CLIENT_ID, plan.topics())) {
      Replay replay = new Replay(plan, parsed.pace(), parsed.limit(), sender, this::show);
      StopOnShutdown.during(() -> show("replayed", replay.run()), replay::stop);
    } catch (MissingTopics e) {
      throw new BadConfiguration(
          e.topics().stream().map(topic -> missing(topic, parsed.kafka())).toList());
    }
  }

  private static ConfigProblem missing(String topic, KafkaAddress kafka) {
    return new ConfigProblem(
        "topic",
        topic,
        kafka.bootstrapServers(),
        "does not exist: create it, or leave its source out with --only");
  }

  private void show(ReplayProgress progress) {
    spec.commandLine().getErr().println(ReplayOutput.line(progress, LocalTime.now(ZoneOffset.UTC)));
  }

  private void show(String title, ReplayResult result) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(ReplayOutput.table(title, result));
    out.flush();
  }

  private Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    kafka.addTo(given);
    putIfGiven(given, "recordings", recordings);
    putIfGiven(given, "sources", sources);
    putIfGiven(given, "sensors", sensors);
    putIfGiven(given, "only", only);
    putIfGiven(given, "pace", pace);
    putIfGiven(given, "rate", rate);
    putIfGiven(given, "longest-wait", longestWait);
    putIfGiven(given, "shift-to", shiftTo);
    putIfGiven(given, "limit", limit);
    return given;
  }

  private static void putIfGiven(Map<String, Object> given, String option, Object value) {
    if (value != null) {
      given.put(option, value);
    }
  }
}
