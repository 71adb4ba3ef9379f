package io.citylake.format.times;

import io.citylake.time.ClockChange;
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
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Pattern times are written in a pattern of {@link DateTimeFormatter}, English where it has words,
 * with ISO 8601's weeks, which begin on Monday.
 */
public final class PatternTime implements TimeFormat {
  private static final long serialVersionUID = 1L;
  private static final Instant SAMPLE = Instant.parse("2024-02-29T13:14:15Z");

  /** English words as anywhere, weeks as in Europe: those of ISO 8601. */
  private static final Locale ENGLISH = Locale.forLanguageTag("en-u-rg-gbzzzz");

  private final String pattern;
  private final ZoneId zone;
  private final ClockChange change;
  private final boolean hasWeeks;
  private transient DateTimeFormatter formatter;

  /** Thrown for what is no pattern at all. */
  public static final class NoPattern extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NoPattern(String message, RuntimeException cause) {
      super(message, cause);
    }
  }

  /** A time as it is written; {@code isStartOfDay} where it is one however the clocks go then. */
  private record Written(TemporalAccessor time, boolean isStartOfDay) {

    ZoneId ownZone() {
      return time.query(TemporalQueries.zone());
    }

    LocalDateTime local() {
      return isStartOfDay ? LocalDate.from(time).atStartOfDay() : LocalDateTime.from(time);
    }
  }

  /**
   * The same where a local time that occurs twice is the first of the two.
   *
   * @throws IllegalArgumentException as the other does
   */
  public PatternTime(String pattern, ZoneId zone) {
    this(pattern, zone, ClockChange.FIRST);
  }

  /**
   * @param zone of times that carry none; null where the pattern itself has an offset or a zone
   * @param change what a local time means that occurs twice
   * @throws NoPattern for what is none
   * @throws IllegalArgumentException for a pattern that gives no date, or that has no zone where
   *     {@code zone} is null; its message says what to write
   */
  public PatternTime(String pattern, ZoneId zone, ClockChange change) {
    this.pattern = pattern;
    this.zone = zone;
    this.change = change;
    this.hasWeeks = PatternAdvice.hasWeeks(pattern);
    this.formatter = formatter(pattern);
    checkItGivesAnInstant();
  }

  private static DateTimeFormatter formatter(String pattern) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    try {
      builder.appendPattern(pattern);
    } catch (IllegalArgumentException e) {
      throw new NoPattern(e.getMessage(), e);
    } catch (ClassCastException e) {
      throw new NoPattern("p pads no number that stands right before another one", e);
    }
    return builder
        // Without an era, strict parsing takes "uuuu" but not the "yyyy" that everybody writes.
        .parseDefaulting(ChronoField.ERA, 1)
        .toFormatter(ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private void checkItGivesAnInstant() {
    boolean isReadAsWritten;
    try {
      String sample = sample();
      if (zone == null && written(sample).ownZone() == null) {
        throw new IllegalArgumentException("has no zone: set zone, for example \"Europe/Warsaw\"");
      }
      isReadAsWritten = shifted(sample, Duration.ZERO).equals(sample);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(PatternAdvice.forOneThatGivesNoTime(pattern), e);
    }
    if (!isReadAsWritten) {
      throw new IllegalArgumentException(PatternAdvice.forOneThatGivesNoTime(pattern));
    }
    PatternAdvice.forOneThatIsRead(pattern)
        .ifPresent(
            advice -> {
              throw new IllegalArgumentException(advice);
            });
  }

  private String sample() {
    return formatter.format(SAMPLE.atZone(zone == null ? ZoneId.of("UTC") : zone));
  }

  @Override
  public long parseMicros(String text) {
    try {
      return EventTime.microsOrInvalid(instant(text));
    } catch (DateTimeException notAnEventTime) {
      return EventTime.INVALID;
    }
  }

  @Override
  public String fault(String text) {
    try {
      Written written = written(text);
      boolean isLocal = written.ownZone() == null && !written.isStartOfDay();
      String fault = isLocal ? change.fault(written.local(), zone) : null;
      return fault == null ? "the year is not one of 0001 to 9999" : fault;
    } catch (DateTimeException notAsWritten) {
      return "it is not " + this;
    }
  }

  private Written written(String text) {
    TemporalAccessor time;
    try {
      time = formatter.parse(text);
    } catch (DateTimeParseException e) {
      return endOfDay(text, e);
    }
    if (hasWeeks) {
      checkWeek(text, time);
    }
    return new Written(time, time.query(TemporalQueries.localTime()) == null);
  }

  /** Strict parsing takes week 53 of a year with 52 weeks for the last one. */
  private void checkWeek(String text, TemporalAccessor time) {
    TemporalField week = WeekFields.of(ENGLISH).weekOfWeekBasedYear();
    long asWritten = fields(text, new ParsePosition(0)).getLong(week);
    if (LocalDate.from(time).getLong(week) != asWritten) {
      throw new DateTimeParseException("the year has no such week", text, 0);
    }
  }

  /** 24:00, the end of a day, which strict parsing does not know: the next day's start. */
  private Written endOfDay(String text, DateTimeParseException otherwise) {
    TemporalAccessor asWritten = fields(text, new ParsePosition(0));
    if (asWritten == null
        || !asWritten.isSupported(ChronoField.HOUR_OF_DAY)
        || asWritten.getLong(ChronoField.HOUR_OF_DAY) != 24) {
      throw otherwise;
    }
    TemporalAccessor time = formatter.withResolverStyle(ResolverStyle.SMART).parse(text);
    // Smart parsing also takes the 30th of February, for the last day of that month.
    boolean isAnotherDay =
        asWritten.isSupported(ChronoField.DAY_OF_MONTH)
            && asWritten.getLong(ChronoField.DAY_OF_MONTH)
                != LocalDate.from(time).minusDays(1).getDayOfMonth();
    if (isAnotherDay) {
      throw otherwise;
    }
    return new Written(time, true);
  }

  /**
   * What stands in the text, whether or not there is such a time; null where it is another form.
   */
  private TemporalAccessor fields(String text, ParsePosition position) {
    try {
      return formatter.parseUnresolved(text, position);
    } catch (IndexOutOfBoundsException endsInsideOfAnOffset) {
      return null; // Java's reader of "O", as in GMT+1, looks behind the end of the text.
    }
  }

  @Override
  public boolean resembles(String text) {
    ParsePosition position = new ParsePosition(0);
    boolean isBegun = fields(text, position) != null;
    return isBegun && (position.getIndex() == text.length() || isByOrder());
  }

  @Override
  public String shifted(String text, Duration by) {
    Written written = writtenBeforeAnOffset(text);
    ZoneId ownZone = written.ownZone();
    if (ownZone != null) {
      return formatter.format(instant(text).plus(by).atZone(ownZone));
    }
    if (written.time().query(TemporalQueries.localTime()) == null) {
      // Days of other lengths lie between: by hours, two dates could become one.
      LocalDate day = LocalDate.from(written.time()).plusDays(wholeDays(by));
      return formatter.format(day.atStartOfDay(zone));
    }
    Instant shifted = instant(text).plus(by);
    return formatter.format(shifted.atZone(zone)) + change.behind(shifted, zone);
  }

  private static long wholeDays(Duration by) {
    return Math.floorDiv(by.toSeconds(), Duration.ofDays(1).toSeconds());
  }

  /** Null for a local time that the clocks skip, or whose meaning is refused. */
  private Instant instant(String text) {
    Written written;
    try {
      written = written(text);
    } catch (DateTimeParseException e) {
      OffsetBehind behind = offsetBehind(text, e);
      return written(behind.time()).local().toInstant(behind.offset());
    }
    if (written.ownZone() != null) {
      return ZonedDateTime.from(written.time()).toInstant();
    }
    return written.isStartOfDay()
        ? written.local().toLocalDate().atStartOfDay(zone).toInstant()
        : change.instant(written.local(), zone);
  }

  /** Patterns may end as an offset does, "yyyy-MM-dd-HH:mm": so it is looked for last. */
  private OffsetBehind offsetBehind(String text, DateTimeParseException otherwise) {
    if (!isByOrder()) {
      throw otherwise;
    }
    return OffsetBehind.of(text).orElseThrow(() -> otherwise);
  }

  private Written writtenBeforeAnOffset(String text) {
    try {
      return written(text);
    } catch (DateTimeParseException e) {
      return written(offsetBehind(text, e).time());
    }
  }

  @Override
  public boolean isByOrder() {
    return change == ClockChange.ORDER;
  }

  @Override
  public Duration overlap(String text) {
    if (!isByOrder()) {
      return Duration.ZERO;
    }
    try {
      Written written = written(text);
      boolean isLocal = written.ownZone() == null && !written.isStartOfDay();
      return isLocal ? ClockChange.overlap(written.local(), zone) : Duration.ZERO;
    } catch (DateTimeParseException offsetBehind) {
      return Duration.ZERO;
    }
  }

  @Override
  public boolean isJoinedBy(String separator, int times) {
    return sample().split(Pattern.quote(separator), -1).length > times;
  }

  private Object readResolve() {
    return new PatternTime(pattern, zone, change);
  }

  @Override
  public String toString() {
    return zone == null ? pattern : pattern + " in " + zone;
  }
}
