package io.citylake.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * An ISO moment is a date and time of day by ISO 8601, in the forms of the standard and of RFC 3339
 * that name one moment:
 *
 * <table>
 *   <caption>What is read</caption>
 *   <tr><td>date</td><td>{@code 2026-01-15}, {@code 20260115}, of the years 0001 to 9999</td></tr>
 *   <tr><td>between</td><td>{@code T}, {@code t} or one space</td></tr>
 *   <tr><td>time</td><td>{@code 14:03:22}, {@code 14:03}, {@code 140322}, {@code 1403};
 *     {@code 24:00} is the end of the day: the next day's 00:00</td></tr>
 *   <tr><td>decimals</td><td>{@code .123} or {@code ,123} of a second, any number of them; finer
 *     than a microsecond is cut off</td></tr>
 *   <tr><td>leap second</td><td>{@code 23:59:60} in UTC: the last microsecond before midnight, so
 *     that it stays in its day, and later than 23:59:59</td></tr>
 *   <tr><td>offset</td><td>{@code Z}, {@code z}, {@code +01:00}, {@code +0100}, {@code +01}, up to
 *     18 hours; {@code -00:00} is UTC</td></tr>
 * </table>
 *
 * <p>Not read: years of more digits, days by week or by number in the year, times without minutes,
 * decimals of minutes, intervals. {@link #fault} says which it is.
 */
public final class IsoMoment {
  private static final int MAX_OFFSET_HOURS = 18;
  private static final int NONE = -1;
  private static final int LAST_NANOS = 999_999_000;
  private static final LocalTime LAST_MICROSECOND = LocalTime.of(23, 59, 59, LAST_NANOS);

  private final String text;
  private int at;
  private LocalDateTime local;
  private boolean isLeapSecond;
  private boolean isEndOfDay;
  private ZoneOffset offset;
  private String fault;

  private IsoMoment(String text) {
    this.text = text;
  }

  /** Reads {@code text}, which may be anything. */
  public static IsoMoment of(String text) {
    IsoMoment moment = new IsoMoment(text);
    try {
      moment.fault = moment.readAll();
    } catch (DateTimeException e) {
      moment.fault = "there is no such day";
    }
    return moment;
  }

  /** Why the text is no such date and time, for people; null where it is one. */
  public String fault() {
    return fault;
  }

  /** The date and time of day as they are written; null where there is a fault. */
  public LocalDateTime local() {
    return local;
  }

  /** The offset from UTC; null where none is written. */
  public ZoneOffset offset() {
    return offset;
  }

  /**
   * The moment; null where there is a fault, which {@link #fault} tells from then on. A local time
   * that occurs twice is the first of the two.
   *
   * @param zone of times without an offset; null where each must have one
   */
  public Instant instant(ZoneId zone) {
    return instant(zone, ClockChange.FIRST);
  }

  /**
   * The same, with a choice.
   *
   * @param change what a local time means that occurs twice
   */
  public Instant instant(ZoneId zone, ClockChange change) {
    if (fault != null) {
      return null;
    }
    if (offset == null && zone == null) {
      fault = "it has neither Z nor an offset";
      return null;
    }
    Instant instant = offset == null ? ofLocal(zone, change) : local.toInstant(offset);
    if (instant == null) {
      fault = change.fault(local, zone);
    } else if (isLeapSecond
        && !instant.atZone(ZoneOffset.UTC).toLocalTime().equals(LAST_MICROSECOND)) {
      fault = "second 60 stands at 23:59 UTC only";
      return null;
    }
    return instant;
  }

  /** A day ends when the next begins, also where the clocks skip its first hour. */
  private Instant ofLocal(ZoneId zone, ClockChange change) {
    return isEndOfDay
        ? local.toLocalDate().atStartOfDay(zone).toInstant()
        : change.instant(local, zone);
  }

  private String readAll() {
    if (text.indexOf('/') >= 0) {
      return "it is an interval, not one moment";
    }
    String wrong = readDate();
    if (wrong == null) {
      wrong = readTime();
    }
    return wrong == null ? readOffset() : wrong;
  }

  private String readDate() {
    int digits = digits();
    boolean isExtended = digits == 4 && is(4, '-');
    if (!isExtended && digits != 8) {
      boolean isLongYear = digits > 4 && is(digits, '-');
      return isLongYear || is(0, '+') || is(0, '-')
          ? "the year is not one of 0001 to 9999"
          : "it does not begin with a date like 2026-01-15";
    }
    int year = 100 * two() + two();
    at += isExtended ? 1 : 0;
    int month = two();
    boolean isSeparated = !isExtended || is(at++, '-');
    int day = two();
    if (month == NONE || day == NONE || !isSeparated) {
      return "it does not begin with a date like 2026-01-15";
    }
    if (year == 0) {
      return "the year is not one of 0001 to 9999";
    }
    local = LocalDate.of(year, month, day).atStartOfDay();
    return null;
  }

  private String readTime() {
    if (at == text.length() || "Tt ".indexOf(text.charAt(at)) < 0) {
      return "it has no time of day like T14:03:22 behind its date";
    }
    at++;
    int hour = two();
    boolean isExtended = is(at, ':');
    at += isExtended ? 1 : 0;
    int minute = two();
    if (hour == NONE || minute == NONE) {
      return "it has no time of day like T14:03:22 behind its date";
    }
    int second = 0;
    int nanos = 0;
    if (isExtended ? is(at, ':') : digits() > 0) {
      at += isExtended ? 1 : 0;
      second = two();
      nanos = second == NONE ? NONE : nanos();
    }
    isEndOfDay = hour == 24 && minute == 0 && second == 0 && nanos == 0;
    isLeapSecond = second == 60;
    boolean isTime = hour < 24 && minute < 60 && (second < 60 || isLeapSecond);
    if (second == NONE || nanos == NONE || !(isTime || isEndOfDay)) {
      return "there is no such time of day";
    }
    local =
        isEndOfDay
            ? local.plusDays(1)
            : local.with(
                isLeapSecond
                    ? LocalTime.of(hour, minute, 59, LAST_NANOS)
                    : LocalTime.of(hour, minute, second, nanos));
    return null;
  }

  /** Decimals of a second, if there are any, cut off behind the ninth. */
  private int nanos() {
    if (!is(at, '.') && !is(at, ',')) {
      return 0;
    }
    at++;
    int count = digits();
    if (count == 0) {
      return NONE;
    }
    int nanos = 0;
    for (int place = 0; place < 9; place++) {
      nanos = nanos * 10 + (place < count ? text.charAt(at + place) - '0' : 0);
    }
    at += count;
    return nanos;
  }

  private String readOffset() {
    if (at == text.length()) {
      return null;
    }
    char first = text.charAt(at++);
    if (first == 'Z' || first == 'z') {
      offset = ZoneOffset.UTC;
      return at == text.length() ? null : "there is more behind its Z";
    }
    int hours = two();
    boolean isExtended = is(at, ':');
    at += isExtended ? 1 : 0;
    boolean isWhole = at == text.length() && !isExtended;
    int minutes = isWhole ? 0 : two();
    boolean isSigned = first == '+' || first == '-';
    if (!isSigned || hours == NONE || minutes == NONE || minutes > 59 || at != text.length()) {
      return "what stands behind its time is neither Z nor an offset like +01:00";
    }
    int total = hours * 60 + minutes;
    if (total > MAX_OFFSET_HOURS * 60) {
      return "its offset is more than 18 hours";
    }
    offset = ZoneOffset.ofTotalSeconds((first == '-' ? -total : total) * 60);
    return null;
  }

  private boolean is(int place, char expected) {
    return place < text.length() && text.charAt(place) == expected;
  }

  /** How many digits stand here. */
  private int digits() {
    int end = at;
    while (end < text.length() && isDigit(end)) {
      end++;
    }
    return end - at;
  }

  /** The number that the next two digits are, stepped over; {@link #NONE} where there are none. */
  private int two() {
    if (at + 2 > text.length() || !isDigit(at) || !isDigit(at + 1)) {
      return NONE;
    }
    at += 2;
    return (text.charAt(at - 2) - '0') * 10 + text.charAt(at - 1) - '0';
  }

  private boolean isDigit(int place) {
    return text.charAt(place) >= '0' && text.charAt(place) <= '9';
  }
}
