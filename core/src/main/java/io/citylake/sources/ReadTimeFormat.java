package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.times.AlternativeTimes;
import io.citylake.format.times.AnyEpochTime;
import io.citylake.format.times.EpochTime;
import io.citylake.format.times.IntervalTime;
import io.citylake.format.times.IsoTime;
import io.citylake.format.times.PatternTime;
import io.citylake.format.times.TimeFormat;
import io.citylake.time.ClockChange;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads how a source writes its event times. */
final class ReadTimeFormat {
  static final String PATTERN = "pattern";
  static final String PATTERNS = "patterns";
  static final String ZONE = "zone";
  static final String CLOCK_CHANGE = "clock-change";
  static final String INTERVAL = "interval";
  private static final String ISO = "iso";
  private static final String EPOCH = "epoch";
  private static final List<String> CLOCK_CHANGES =
      Arrays.stream(ClockChange.values())
          .map(change -> change.name().toLowerCase(Locale.ROOT))
          .toList();

  private final ConfigReader section;

  /**
   * @param section the description's {@code event_time}; takes note of what is wrong
   */
  ReadTimeFormat(ConfigReader section) {
    this.section = section;
  }

  TimeFormat read() {
    ZoneId zone = zone();
    List<String> patterns = patterns();
    if (section.has(INTERVAL) && !patterns.contains(ISO)) {
      section.problem(INTERVAL, "has a meaning with iso only");
    }
    ClockChange change = clockChange(patterns);
    List<TimeFormat> formats =
        patterns.stream().map(pattern -> format(pattern, zone, change)).toList();
    return formats.size() == 1 ? formats.get(0) : new AlternativeTimes(formats);
  }

  /** At least one. */
  private List<String> patterns() {
    if (section.has(PATTERN) && section.has(PATTERNS)) {
      section.problem(
          PATTERNS, "the first that reads a time counts: put that of pattern among them");
    }
    if (!section.has(PATTERNS)) {
      return List.of(section.optionalString(PATTERN).orElse(ISO));
    }
    List<String> patterns = section.strings(PATTERNS);
    if (patterns.isEmpty()) {
      section.problem(PATTERNS, "name at least one: patterns = [\"dd.MM.yyyy HH:mm\", iso]");
    }
    return patterns.isEmpty() ? List.of(ISO) : patterns;
  }

  private ClockChange clockChange(List<String> patterns) {
    if (!section.has(CLOCK_CHANGE)) {
      return ClockChange.FIRST;
    }
    if (patterns.stream().allMatch(pattern -> pattern.startsWith(EPOCH))) {
      section.problem(CLOCK_CHANGE, "has no meaning with epoch: such numbers know no clock");
    } else if (!section.has(ZONE)) {
      section.problem(
          CLOCK_CHANGE, "says what a local time means that occurs twice: set zone, too");
    }
    String change = section.oneOf(CLOCK_CHANGE, CLOCK_CHANGES);
    if (change.equals("order") && section.has(INTERVAL)) {
      section.problem(
          CLOCK_CHANGE, "has no meaning with intervals, whose ends tell the order: choose first");
    }
    return CLOCK_CHANGES.contains(change)
        ? ClockChange.valueOf(change.toUpperCase(Locale.ROOT))
        : ClockChange.FIRST;
  }

  private TimeFormat format(String pattern, ZoneId zone, ClockChange change) {
    return switch (pattern) {
      case ISO -> isoTime(zone, change);
      case "epoch-seconds" -> EpochTime.SECONDS;
      case "epoch-millis" -> EpochTime.MILLIS;
      case "epoch-micros" -> EpochTime.MICROS;
      case "epoch-nanos" -> EpochTime.NANOS;
      case EPOCH -> new AnyEpochTime();
      default -> patternTime(pattern, zone, change);
    };
  }

  private TimeFormat isoTime(ZoneId zone, ClockChange change) {
    IsoTime moment = new IsoTime(zone, change);
    return section.has(INTERVAL)
        ? new IntervalTime(moment, section.oneOf(INTERVAL, List.of("start", "end")).equals("start"))
        : moment;
  }

  private TimeFormat patternTime(String pattern, ZoneId zone, ClockChange change) {
    try {
      return new PatternTime(pattern, zone, change);
    } catch (PatternTime.NoPattern e) {
      problem(
          pattern,
          e.getMessage()
              + "; write iso, epoch-seconds, epoch-millis, epoch-micros, epoch-nanos, epoch or a"
              + " pattern of java.time.format.DateTimeFormatter");
    } catch (IllegalArgumentException e) {
      problem(pattern, e.getMessage());
    }
    return new IsoTime(zone);
  }

  private void problem(String pattern, String remedy) {
    boolean isOneOfSeveral = section.has(PATTERNS);
    section.problem(
        isOneOfSeveral ? PATTERNS : PATTERN,
        isOneOfSeveral ? "\"" + pattern + "\": " + remedy : remedy);
  }

  private ZoneId zone() {
    if (!section.has(ZONE)) {
      return null;
    }
    try {
      return ZoneId.of(section.string(ZONE));
    } catch (DateTimeException e) {
      section.problem(ZONE, "no time zone; write for example \"Europe/Warsaw\" or UTC");
      return ZoneId.of("UTC");
    }
  }
}
