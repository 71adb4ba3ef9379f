package io.citylake.replay;

import io.citylake.command.CitylakeCommand;
import io.citylake.command.DurationOption;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.command.PositiveNumberOption;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.send.KafkaAddress;
import io.citylake.send.KafkaOptions;
import io.citylake.send.KafkaSender;
import io.citylake.send.MissingTopics;
import io.citylake.send.StopOnShutdown;
import io.citylake.sources.SourceDescription;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** This command is {@code replay}: recordings go to Kafka. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 120,
    description =
        "Sends recorded CSV and JSON files to Kafka in the order of their event times, each line as"
            + " it is, or as the source's description says.",
    footer = {
      "",
      "A source's description, conf/sources/NAME.conf, says which files hold its records and to"
          + " which topic they go (the",
      "first that it names). Each source is moved by itself, so that all of them end at the same"
          + " instant. Lines whose event",
      "time cannot be read are sent too, behind the line before them. Files may be packed by gzip,"
          + " bzip2 or zip. Blank lines,",
      "headers, what the description leaves out, and lines larger than the Kafka client's"
          + " max.request.size are not sent but counted.",
      "",
      "EXAMPLES",
      "  what would be sent:                       replay --dry-run",
      "  all recordings, at once, as if of today:  replay --shift-to today",
      "  a day of buses in 24 minutes:             replay --only austin-bus-positions --pace 60x"
          + " --shift-to now"
    })
public final class ReplayCommand extends CitylakeCommand {
  private static final String CLIENT_ID = "citylake-replay";
  private static final String PACE = "--pace";
  private static final String RATE = "--rate";
  private static final String LONGEST_WAIT = "--longest-wait";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Duration NO_LIMIT = ChronoUnit.FOREVER.getDuration();

  @Mixin private KafkaOptions kafka;
  @Mixin private SourceOptions sources;

  @Option(
      names = PACE,
      paramLabel = "PACE",
      converter = PaceOption.class,
      description = "recorded, faster (for example 60x), or max: at once (default: max).")
  private double pace = Double.POSITIVE_INFINITY;

  @Option(
      names = RATE,
      converter = PositiveNumberOption.class,
      description = "With --pace max: records a second (default: as fast as Kafka takes them).")
  private Double rate;

  @Option(
      names = LONGEST_WAIT,
      paramLabel = "DURATION",
      converter = DurationOption.class,
      description = "With another --pace: gaps are cut to this, real time (default: not cut).")
  private Duration longestWait = NO_LIMIT;

  @Option(
      names = "--shift-to",
      paramLabel = "TIME",
      converter = ShiftOption.class,
      description = {
        "Moves the event times. INSTANT or now: each source's last event lands there. today: by"
            + " whole days, so that the time of day stays and the last event lies within the day"
            + " before now (default: not moved)."
      })
  private ShiftOption.Target shiftTo = now -> Shift.none();

  @Option(names = "--limit", description = "How many records to send at most.")
  private long limit = Replay.UNLIMITED;

  @Option(names = "--dry-run", description = "Shows what would be sent, and sends nothing.")
  private boolean dryRun;

  @Override
  protected Work work(Faults faults) {
    List<SourceDescription> described = sources.sources(faults);
    Path recordings = sources.recordings(faults);
    Pace readPace = pace(faults);
    faults.atLeast("--limit", limit, 1);
    KafkaAddress address = kafka.address(faults);
    return () -> {
      Shift shift = shiftTo.apply(Instant.now());
      try (ReplayPlan plan =
          ReplayPlan.of(described, recordings, shift, maxRequestBytes(address))) {
        plan.warnings().forEach(line -> err().println("citylake: " + line));
        if (dryRun) {
          show("would be replayed", DryRun.of(plan, limit));
        } else {
          replay(plan, readPace, address);
        }
      }
      return ExitCodes.DONE;
    };
  }

  private Pace pace(Faults faults) {
    if (faults.isUnread(PACE)) {
      return Pace.atOnce();
    }
    boolean isAtOnce = Double.isInfinite(pace);
    if (faults.isGiven(RATE) && !isAtOnce) {
      faults.note(RATE, "only goes with --pace max: else the event times give it");
    }
    if (faults.isGiven(LONGEST_WAIT) && isAtOnce) {
      faults.note(LONGEST_WAIT, "only goes with --pace recorded or a factor");
    }
    if (!isAtOnce) {
      return Pace.byEventTime(pace, longestWait);
    }
    return rate == null ? Pace.atOnce() : Pace.atRate(rate);
  }

  /** The largest request that the Kafka clients send. */
  private static int maxRequestBytes(KafkaAddress kafka) {
    String given = kafka.properties().getOrDefault("max.request.size", "").strip();
    // What is no number, the client refuses in its own words.
    return WHOLE_NUMBER.matcher(given).matches()
        ? Integer.parseInt(given)
        : ReplayPlan.MAX_REQUEST_BYTES;
  }

  private void replay(ReplayPlan plan, Pace readPace, KafkaAddress address) {
    try (KafkaSender sender = KafkaSender.open(address, CLIENT_ID, plan.topics())) {
      Replay replay = new Replay(plan, readPace, limit, sender, this::show);
      StopOnShutdown.during(() -> show("replayed", replay.run()), replay::stop);
    } catch (MissingTopics e) {
      throw new BadConfiguration(
          e.topics().stream().map(topic -> missing(topic, address)).toList());
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
    err().println(ReplayOutput.line(progress, LocalTime.now(ZoneOffset.UTC)));
  }

  private void show(String title, ReplayResult result) {
    out().print(ReplayOutput.table(title, result));
    out().flush();
  }
}
