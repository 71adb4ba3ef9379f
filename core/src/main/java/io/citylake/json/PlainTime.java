package io.citylake.json;

import io.citylake.time.EventTime;

/**
 * ISO 8601 as nearly all sensors write it, {@code 2026-01-15T14:03:22.123Z}: with seconds, one to
 * nine decimals of them or none, and {@code Z} or an offset such as {@code +05:30}. What it reads,
 * {@link EventTime#parseMicros} reads the same.
 */
final class PlainTime {
  private static final int DATE_AND_TIME_LENGTH = "2026-01-15T14:03:22".length();
  private static final int OFFSET_LENGTH = "+05:30".length();
  private static final int DECIMALS_OF_MICROS = 6;

  /** Offsets end at 18 hours. */
  private static final int MAX_OFFSET_HOURS = 17;

  /** By the number of decimals: the microseconds that the last of them counts. */
  private static final int[] MICROS_OF_DECIMAL = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

  private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private static final Form YEAR_AND_MONTH = Form.of("0000-00-");
  private static final Form DAY_HOUR_MINUTE = Form.of("00T00:00");
  private static final Form SECOND = Form.of(":00");
  private static final Form EAST = Form.of("+00:00");
  private static final Form WEST = Form.of("-00:00");

  private PlainTime() {}

  /**
   * Up to eight characters, digits and marks, each at its place.
   *
   * @param text with zeros for the digits
   * @param tolerance added to a byte's difference from the text, gives a high bit where it differs
   *     too much: by more than nine from a zero, by anything from a mark
   * @param bits those that belong to it
   */
  private record Form(long text, long tolerance, long bits) {
    static Form of(String text) {
      long bytes = 0;
      long tolerance = 0;
      for (int i = text.length() - 1; i >= 0; i--) {
        char c = text.charAt(i);
        bytes = bytes << Byte.SIZE | c;
        tolerance = tolerance << Byte.SIZE | (c == '0' ? 0x80 - 10 : 0x80 - 1);
      }
      return new Form(bytes, tolerance, -1L >>> (Long.SIZE - text.length() * Byte.SIZE));
    }

    boolean matches(long eight) {
      long values = (eight ^ text) & bits;
      return (((values + tolerance) | values) & EightBytes.HIGH_BITS) == 0;
    }

    /** In each byte the number that its digit makes with the next. */
    long pairs(long eight) {
      long values = (eight ^ text) & bits;
      return values * 10 + (values >>> Byte.SIZE);
    }
  }

  private static int pair(long pairs, int at) {
    return (int) (pairs >>> (at * Byte.SIZE)) & 0xFF;
  }

  /**
   * Microseconds since 1970-01-01T00:00:00Z, finer digits cut off; {@link EventTime#INVALID} for
   * what is not written like this.
   *
   * @param bytes that hold the text from start to end, exclusive, and sixteen more
   */
  static long parseMicros(byte[] bytes, int start, int end) {
    if (end - start <= DATE_AND_TIME_LENGTH) {
      return EventTime.INVALID;
    }
    long first = EightBytes.at(bytes, start);
    long second = EightBytes.at(bytes, start + 8);
    long third = EightBytes.at(bytes, start + 16);
    if (!YEAR_AND_MONTH.matches(first)
        || !DAY_HOUR_MINUTE.matches(second)
        || !SECOND.matches(third)) {
      return EventTime.INVALID;
    }
    long date = YEAR_AND_MONTH.pairs(first);
    int year = pair(date, 0) * 100 + pair(date, 2);
    int month = pair(date, 5);
    long time = DAY_HOUR_MINUTE.pairs(second);
    int day = pair(time, 0);
    int hour = pair(time, 3);
    int minute = pair(time, 6);
    int seconds = pair(SECOND.pairs(third), 1);
    if (!isDate(year, month, day) || hour > 23 || minute > 59 || seconds > 59) {
      return EventTime.INVALID;
    }
    int ofDay = (hour * 60 + minute) * 60 + seconds;
    long epochSecond = epochDay(year, month, day) * 86_400 + ofDay;
    return withDecimals(epochSecond * 1_000_000, bytes, start + DATE_AND_TIME_LENGTH, end);
  }

  private static boolean isDate(int year, int month, int day) {
    // With an offset, the first and the last year may lie outside of what EventTime takes.
    if (year <= 1 || year == 9999 || month < 1 || month > 12 || day < 1) {
      return false;
    }
    boolean isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= DAYS_OF_MONTH[month - 1] || (day == 29 && month == 2 && isLeapYear);
  }

  /** Howard Hinnant's days_from_civil (https://howardhinnant.github.io/date_algorithms.html). */
  private static long epochDay(int year, int month, int day) {
    int yearFromMarch = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(yearFromMarch, 400);
    int yearOfEra = yearFromMarch - era * 400;
    int monthFromMarch = month > 2 ? month - 3 : month + 9;
    int dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  private static long withDecimals(long micros, byte[] bytes, int point, int end) {
    if (bytes[point] != '.') {
      return inUtc(micros, bytes, point, end);
    }
    int first = point + 1;
    long eight = EightBytes.at(bytes, first);
    int decimals = EightBytes.digits(eight);
    if (decimals == 0) {
      return EventTime.INVALID;
    }
    boolean isNinth = decimals == 8 && bytes[first + 8] >= '0' && bytes[first + 8] <= '9';
    int kept = Math.min(decimals, DECIMALS_OF_MICROS);
    int fraction = EightBytes.number(eight, kept) * MICROS_OF_DECIMAL[kept];
    return inUtc(micros + fraction, bytes, first + (isNinth ? 9 : decimals), end);
  }

  private static long inUtc(long localMicros, byte[] bytes, int offset, int end) {
    int length = end - offset;
    if (length == 1 && bytes[offset] == 'Z') {
      return localMicros;
    }
    if (length != OFFSET_LENGTH) {
      return EventTime.INVALID;
    }
    long eight = EightBytes.at(bytes, offset);
    boolean isEast = EAST.matches(eight);
    long pairs = EAST.pairs(eight);
    int hours = pair(pairs, 1);
    int minutes = pair(pairs, 4);
    if ((!isEast && !WEST.matches(eight)) || hours > MAX_OFFSET_HOURS || minutes > 59) {
      return EventTime.INVALID;
    }
    long micros = (hours * 60 + minutes) * 60_000_000L;
    return isEast ? localMicros - micros : localMicros + micros;
  }
}
