package io.citylake.replay;

import io.citylake.command.ConfiguredCommand;
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
import io.citylake.settings.Settings;
import io.citylake.sources.SourceDescription;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
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
public final class ReplayCommand extends ConfiguredCommand {
  private static final String CLIENT_ID = "citylake-replay";
  private static final String PACE = "--pace";
  private static final String RATE = "--rate";
  private static final String WINDOWS = "windows";
  private static final String IN_STEP = "--in-step";
  private static final String LONGEST_WAIT = "--longest-wait";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Duration NO_LIMIT = ChronoUnit.FOREVER.getDuration();

  private final BiFunction<Settings, Set<String>, StreamReads> stream;

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

  @Option(
      names = IN_STEP,
      description =
          "Waits until the running stream has read what was sent before more than the watermark's"
              + " delay of event time is on its way: nothing comes late.")
  private boolean inStep;

  @Option(
      names = "--dry-run",
      description = "Shows what would be sent and how it would be judged, and sends nothing.")
  private boolean dryRun;

  /** A replay with the settings that the options, the environment and the defaults give. */
  public ReplayCommand() {
    this(Map.of());
  }

  /**
   * A replay with settings that its caller knows.
   *
   * @param keys by key, over the configuration file's
   */
  public ReplayCommand(Map<String, String> keys) {
    this(keys, null);
  }

  /**
   * A replay that can be kept in step with the stream.
   *
   * @param stream tells, for the settings and the topics of the replay, how far the stream is; null
   *     where nobody can
   */
  public ReplayCommand(
      Map<String, String> keys, BiFunction<Settings, Set<String>, StreamReads> stream) {
    super(keys);
    this.stream = stream;
  }

  @Override
  protected Work work(Faults faults) {
    Path recordings = sources.recordings(faults);
    Pace readPace = pace(faults);
    faults.atLeast("--limit", limit, 1);
    if (inStep && (stream == null || dryRun)) {
      faults.note(
          IN_STEP, "only goes where ./citylake replay sends: it asks the stream how far it is");
    }
    Map<String, String> keys = sources.keys(faults);
    // Told together with what is wrong with the settings, without which nothing goes on.
    kafka.address(faults);
    Settings settings = settings(faults, keys);
    List<SourceDescription> described = sources.chosen(settings.sources(), faults);
    KafkaAddress address = kafka.address(faults, settings.kafka());
    return () -> {
      Shift shift = shiftTo.apply(Instant.now());
      try (ReplayPlan plan =
          ReplayPlan.of(described, recordings, shift, maxRequestBytes(address))) {
        plan.warnings().forEach(line -> err().println("citylake: " + line));
        warnOfLate(plan, settings.streaming());
        if (dryRun) {
          show("would be replayed", DryRun.of(plan, limit));
          out().print(JudgedTable.of(PreviewPlan.of(plan, settings, RecordOrder.TIME, limit)));
          out().flush();
        } else {
          replay(plan, readPace, address, settings);
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

  /** What others make late, if all is sent at once. */
  private void warnOfLate(ReplayPlan plan, Settings.Streaming streaming) {
    if (inStep || rate != null || !Double.isInfinite(pace)) {
      return;
    }
    List<LateInBacklog.Late> late =
        LateInBacklog.of(
            plan, streaming.watermark(), streaming.query(WINDOWS).maxRecordsPerTrigger());
    late.forEach(each -> err().println("citylake: " + each));
    if (!late.isEmpty()) {
      err()
          .println(
              "citylake: --in-step waits for the stream, so that nothing comes late; --shift-to"
                  + " moves the sources to one age; --pace and --rate send no faster than is read");
    }
  }

  /** A stream that does not read a topic would be waited for without an end. */
  private static void requireThatItIsRead(Set<String> topics, Settings.Kafka read) {
    List<ConfigProblem> unread =
        topics.stream()
            .filter(
                topic ->
                    !read.topicsPattern().map(topic::matches).orElse(read.topics().contains(topic)))
            .map(
                topic ->
                    new ConfigProblem(
                        IN_STEP,
                        topic,
                        "",
                        "the stream does not read this topic: name it in kafka.topics"))
            .toList();
    if (!unread.isEmpty()) {
      throw new BadConfiguration(unread);
    }
  }

  private void replay(ReplayPlan plan, Pace readPace, KafkaAddress address, Settings settings) {
    if (inStep) {
      requireThatItIsRead(plan.topics(), settings.kafka());
    }
    try (KafkaSender sender = KafkaSender.open(address, CLIENT_ID, plan.topics());
        StreamReads reads = inStep ? stream.apply(settings, plan.topics()) : null) {
      Replay replay = new Replay(plan, readPace, limit, sender, this::show);
      if (reads != null) {
        err()
            .println("citylake: in step with the stream, which must be running: ./citylake stream");
        replay.keepInStepWith(reads, settings.streaming().watermark());
      }
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
        "does not exist: citylake topics create %s makes it, or leave its source out with --only"
            .formatted(topic));
  }

  private void show(ReplayProgress progress) {
    err().println(ReplayOutput.line(progress, LocalTime.now(ZoneOffset.UTC)));
  }

  private void show(String title, ReplayResult result) {
    out().print(ReplayOutput.table(title, result));
    out().flush();
  }
}
