package io.citylake.format.times;

import io.citylake.time.EventTime;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/**
 * Pattern times are written in a pattern of {@link DateTimeFormatter}, English where it has words.
 */
public final class PatternTime implements TimeFormat {
  private static final long serialVersionUID = 1L;
  private static final Instant SAMPLE = Instant.parse("2024-02-29T13:14:15Z");

  private final String pattern;
  private final ZoneId zone;
  private transient DateTimeFormatter formatter;

  /**
   * @param zone of times that carry none; null where the pattern itself has an offset or a zone
   * @throws IllegalArgumentException for a pattern that is none, that gives no date, or that has no
   *     zone where {@code zone} is null
   */
  public PatternTime(String pattern, ZoneId zone) {
    this.pattern = pattern;
    this.zone = zone;
    this.formatter = formatter(pattern);
    checkItGivesAnInstant();
  }

  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        // Without an era, strict parsing takes "uuuu" but not the "yyyy" that everybody writes.
        .parseDefaulting(ChronoField.ERA, 1)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private void checkItGivesAnInstant() {
    String sample = formatter.format(SAMPLE.atZone(zone == null ? ZoneId.of("UTC") : zone));
    boolean isReadAsWritten;
    try {
      if (zone == null && ownZone(formatter.parse(sample)) == null) {
        throw new IllegalArgumentException("has no zone: set zone, for example \"Europe/Warsaw\"");
      }
      isReadAsWritten = shifted(sample, Duration.ZERO).equals(sample);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("gives no date and time: " + e.getMessage(), e);
    }
    if (!isReadAsWritten) {
      throw new IllegalArgumentException("gives no whole time, as \"hh\" without \"a\" does not");
    }
  }

  @Override
  public long parseMicros(String text) {
    try {
      return EventTime.microsOrInvalid(instant(parsed(text)));
    } catch (DateTimeException notAnEventTime) {
      return EventTime.INVALID;
    }
  }

  private TemporalAccessor parsed(String text) {
    try {
      return formatter.parse(text);
    } catch (DateTimeParseException e) {
      return endOfDay(text).orElseThrow(() -> e);
    }
  }

  /** 24:00, the end of a day, which strict parsing does not know: the next day's 00:00. */
  private Optional<TemporalAccessor> endOfDay(String text) {
    TemporalAccessor asWritten = formatter.parseUnresolved(text, new ParsePosition(0));
    if (asWritten == null
        || !asWritten.isSupported(ChronoField.HOUR_OF_DAY)
        || asWritten.getLong(ChronoField.HOUR_OF_DAY) != 24) {
      return Optional.empty();
    }
    TemporalAccessor time = formatter.withResolverStyle(ResolverStyle.SMART).parse(text);
    // Smart parsing also takes the 30th of February, for the last day of that month.
    boolean isAnotherDay =
        asWritten.isSupported(ChronoField.DAY_OF_MONTH)
            && asWritten.getLong(ChronoField.DAY_OF_MONTH)
                != LocalDate.from(time).minusDays(1).getDayOfMonth();
    return isAnotherDay ? Optional.empty() : Optional.of(time);
  }

  @Override
  public String shifted(String text, Duration by) {
    TemporalAccessor time = parsed(text);
    ZoneId ownZone = ownZone(time);
    return formatter.format(instant(time).plus(by).atZone(ownZone == null ? zone : ownZone));
  }

  /** Null for a local time that the clocks skip. */
  private Instant instant(TemporalAccessor time) {
    return ownZone(time) != null
        ? ZonedDateTime.from(time).toInstant()
        : EventTime.ofLocal(local(time), zone);
  }

  private static LocalDateTime local(TemporalAccessor time) {
    return time.query(TemporalQueries.localTime()) == null
        ? LocalDate.from(time).atStartOfDay()
        : LocalDateTime.from(time);
  }

  private static ZoneId ownZone(TemporalAccessor time) {
    return time.query(TemporalQueries.zone());
  }

  private Object readResolve() {
    return new PatternTime(pattern, zone);
  }

  @Override
  public String toString() {
    return zone == null ? pattern : pattern + " in " + zone;
  }
}
