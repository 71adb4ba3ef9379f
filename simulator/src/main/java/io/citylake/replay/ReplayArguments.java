package io.citylake.replay;

import com.typesafe.config.ConfigFactory;
import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.ConfigReader;
import io.citylake.send.KafkaAddress;
import io.citylake.sources.ReadSources;
import io.citylake.sources.SourceDescription;
import io.citylake.tables.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads what was asked for on the command line, with every error at once. */
final class ReplayArguments {
  private static final Pattern FACTOR = Pattern.compile("[0-9]{1,9}([.][0-9]{1,9})?x");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Duration NO_LIMIT = ChronoUnit.FOREVER.getDuration();

  private final ConfigReader options;
  private final Instant now;

  /**
   * What to do.
   *
   * @param sources to be replayed
   * @param recordings the folder of the recordings
   * @param limit how many records at most
   * @param kafka where they are sent
   */
  record Parsed(
      List<SourceDescription> sources,
      Path recordings,
      Shift shift,
      Pace pace,
      long limit,
      KafkaAddress kafka) {

    /** The largest request that the Kafka clients send. */
    int maxRequestBytes() {
      String given = kafka.properties().getOrDefault("max.request.size", "").strip();
      // What is no number, the client refuses in its own words.
      return WHOLE_NUMBER.matcher(given).matches()
          ? Integer.parseInt(given)
          : ReplayPlan.MAX_REQUEST_BYTES;
    }
  }

  private ReplayArguments(ConfigReader options, Instant now) {
    this.options = options;
    this.now = now;
  }

  /**
   * @param given the options by name, without those that were not given
   * @param now real time
   * @throws io.citylake.config.BadConfiguration with everything that is wrong
   */
  static Parsed parse(Map<String, Object> given, Instant now) {
    ConfigReader options =
        ConfigReader.of(ConfigFactory.parseMap(given, "command line"), "command line");
    Parsed parsed = new ReplayArguments(options, now).parsed();
    options.orThrow();
    return parsed;
  }

  private Parsed parsed() {
    return new Parsed(
        sources(catalogue()),
        folder("recordings"),
        shift(),
        pace(),
        options.has("limit") ? options.integer("limit", 1, Long.MAX_VALUE) : Replay.UNLIMITED,
        KafkaAddress.read(options));
  }

  private SensorCatalogue catalogue() {
    if (!options.has("sensors")) {
      return ReadCatalogue.defaults();
    }
    Path file = Path.of(options.string("sensors"));
    if (Files.isRegularFile(file)) {
      return ReadCatalogue.fromFile(file, options, Tables.reservedRecordColumns());
    }
    options.problem("sensors", "no such file");
    return ReadCatalogue.defaults();
  }

  private List<SourceDescription> sources(SensorCatalogue catalogue) {
    List<SourceDescription> all =
        options.has("sources")
            ? ReadSources.fromDirectory(folder("sources"), catalogue, options)
            : ReadSources.defaults(catalogue);
    List<SourceDescription> recorded =
        all.stream().filter(description -> description.recording() != null).toList();
    if (!options.has("only")) {
      return recorded;
    }
    List<String> names = options.strings("only");
    List<String> known = recorded.stream().map(SourceDescription::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        options.problem(
            "only",
            "no described recording is called %s; there are %s"
                .formatted(name, String.join(", ", known)));
      }
    }
    return recorded.stream().filter(d -> names.contains(d.name())).toList();
  }

  private Path folder(String option) {
    Path folder = Path.of(options.string(option));
    if (!Files.isDirectory(folder)) {
      options.problem(option, "no such folder");
    }
    return folder;
  }

  private Shift shift() {
    String target = options.optionalString("shift-to").orElse("");
    return switch (target) {
      case "" -> Shift.none();
      case "now" -> Shift.to(now.truncatedTo(ChronoUnit.SECONDS));
      case "today" -> Shift.toToday(now);
      default -> shiftTo(target);
    };
  }

  private Shift shiftTo(String target) {
    try {
      return Shift.to(Instant.parse(target));
    } catch (DateTimeException e) {
      options.problem("shift-to", "today, now or an instant such as \"2026-01-15T00:00:00Z\"");
      return Shift.none();
    }
  }

  private Pace pace() {
    String pace = options.string("pace");
    boolean isAtOnce = pace.equals("max");
    if (options.has("rate") && !isAtOnce) {
      options.problem("rate", "only goes with --pace max: else the event times give it");
    }
    if (options.has("longest-wait") && isAtOnce) {
      options.problem("longest-wait", "only goes with --pace recorded or a factor");
    }
    if (isAtOnce) {
      return options.has("rate") ? Pace.atRate(positive("rate")) : Pace.atOnce();
    }
    Duration longestWait =
        options.has("longest-wait") ? options.duration("longest-wait") : NO_LIMIT;
    return Pace.byEventTime(factor(pace), longestWait);
  }

  private double factor(String pace) {
    if (pace.equals("recorded")) {
      return 1;
    }
    double factor =
        FACTOR.matcher(pace).matches()
            ? Double.parseDouble(pace.substring(0, pace.length() - 1))
            : 0;
    if (factor > 0) {
      return factor;
    }
    options.problem("pace", "recorded, max or a factor such as \"60x\"");
    return 1;
  }

  private double positive(String option) {
    double number = options.number(option);
    if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
      options.problem(option, "a number over zero");
      return 1;
    }
    return number;
  }
}
