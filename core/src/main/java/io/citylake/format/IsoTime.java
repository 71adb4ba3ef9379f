package io.citylake.format;

import io.citylake.reading.EventTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/**
 * ISO 8601: with {@code Z} or an offset, or, where the source has a zone, a local time.
 *
 * @param zone of times that carry no offset; null where every time must carry one
 */
record IsoTime(ZoneId zone) implements TimeFormat {
  private static final DateTimeFormatter FORMATTER =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          // "+0530", as strftime writes it
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          // "+05:30" and, leniently, "+05"
          .optionalStart()
          .parseLenient()
          .appendOffset("+HH:MM", "+00:00")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  @Override
  public long parseMicros(String text) {
    try {
      Instant instant = instant(FORMATTER.parse(text));
      return instant == null ? EventTime.INVALID : EventTime.toMicros(instant);
    } catch (DateTimeException | ArithmeticException notAnEventTime) {
      return EventTime.INVALID;
    }
  }

  @Override
  public String shifted(String text, Duration by) {
    TemporalAccessor time = FORMATTER.parse(text);
    return hasOffset(time)
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.from(time).plus(by))
        : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(instant(time).plus(by).atZone(zone));
  }

  /** Null for a local time that has no zone or that the clocks skip. */
  private Instant instant(TemporalAccessor time) {
    if (hasOffset(time)) {
      return Instant.from(time);
    }
    return zone == null ? null : TimeFormat.instantOf(LocalDateTime.from(time), zone);
  }

  private static boolean hasOffset(TemporalAccessor time) {
    return time.isSupported(ChronoField.OFFSET_SECONDS);
  }

  @Override
  public String toString() {
    return zone == null
        ? "ISO 8601 with Z or an offset"
        : "ISO 8601, local in " + zone + " where it has no offset";
  }
}
