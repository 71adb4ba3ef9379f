package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.times.AnyEpochTime;
import io.citylake.format.times.EpochTime;
import io.citylake.format.times.IntervalTime;
import io.citylake.format.times.IsoTime;
import io.citylake.format.times.PatternTime;
import io.citylake.format.times.TimeFormat;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** Reads how a source writes its event times. */
final class ReadTimeFormat {
  private static final String PATTERN = "pattern";
  private static final String ZONE = "zone";
  private static final String INTERVAL = "interval";
  private static final String ISO = "iso";

  private final ConfigReader section;

  /**
   * @param section the description's {@code event_time}; takes note of what is wrong
   */
  ReadTimeFormat(ConfigReader section) {
    this.section = section;
  }

  TimeFormat read() {
    ZoneId zone = zone();
    String pattern = section.optionalString(PATTERN).orElse(ISO);
    if (section.has(INTERVAL) && !pattern.equals(ISO)) {
      section.problem(INTERVAL, "has a meaning with pattern = iso only");
    }
    return switch (pattern) {
      case ISO -> isoTime(zone);
      case "epoch-seconds" -> EpochTime.SECONDS;
      case "epoch-millis" -> EpochTime.MILLIS;
      case "epoch-micros" -> EpochTime.MICROS;
      case "epoch-nanos" -> EpochTime.NANOS;
      case "epoch" -> new AnyEpochTime();
      default -> patternTime(pattern, zone);
    };
  }

  private TimeFormat isoTime(ZoneId zone) {
    IsoTime moment = new IsoTime(zone);
    return section.has(INTERVAL)
        ? new IntervalTime(moment, section.oneOf(INTERVAL, List.of("start", "end")).equals("start"))
        : moment;
  }

  private TimeFormat patternTime(String pattern, ZoneId zone) {
    try {
      return new PatternTime(pattern, zone);
    } catch (IllegalArgumentException e) {
      section.problem(
          PATTERN,
          e.getMessage()
              + "; write iso, epoch-seconds, epoch-millis, epoch-micros, epoch-nanos, epoch or a"
              + " pattern of java.time.format.DateTimeFormatter");
      return new IsoTime(zone);
    }
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
