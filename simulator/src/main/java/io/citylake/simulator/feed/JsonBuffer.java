package io.citylake.simulator.feed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of JSON, written without a detour over text: the simulator is to be faster than what it
 * feeds. Reused from payload to payload.
 */
final class JsonBuffer {
  private static final byte[] CROCKFORD_BASE_32 = ascii("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
  private static final int ULID_LENGTH = 26;
  private static final int ULID_TIME_LENGTH = 10;
  private static final long[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
  private static final int LONGEST_LONG = 20;

  private byte[] bytes = new byte[1024];
  private int length;

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  /**
   * Drops everything from {@code newLength} on, and the beginning of a character that this cuts
   * through.
   */
  void truncate(int newLength) {
    length = newLength;
    while (length > 0 && isContinuation(bytes[length])) {
      length--;
    }
  }

  JsonBuffer raw(byte[] text) {
    reserve(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  JsonBuffer raw(char asciiOrByte) {
    reserve(1);
    bytes[length++] = (byte) asciiOrByte;
    return this;
  }

  /** Text of ASCII characters, as it is. */
  JsonBuffer raw(String asciiText) {
    reserve(asciiText.length());
    for (int i = 0; i < asciiText.length(); i++) {
      bytes[length++] = (byte) asciiText.charAt(i);
    }
    return this;
  }

  /** A finite number, rounded to {@code decimals} (0 to 6), all of them written. */
  JsonBuffer number(double value, int decimals) {
    long scaled = Math.round(value * POWERS_OF_TEN[decimals]);
    if (scaled < 0) {
      raw('-');
      scaled = -scaled;
    }
    whole(scaled / POWERS_OF_TEN[decimals]);
    if (decimals > 0) {
      raw('.');
      digits(scaled % POWERS_OF_TEN[decimals], decimals);
    }
    return this;
  }

  /** ISO 8601 in UTC to milliseconds, without a zone, for years from 0 to 9999. */
  JsonBuffer dateTime(long micros) {
    long millis = Math.floorDiv(micros, 1000L);
    long day = Math.floorDiv(millis, 86_400_000L);
    int ofDay = (int) (millis - day * 86_400_000L);
    date(day);
    raw('T').digits(ofDay / 3_600_000, 2);
    raw(':').digits(ofDay / 60_000 % 60, 2);
    raw(':').digits(ofDay / 1000 % 60, 2);
    return raw('.').digits(ofDay % 1000, 3);
  }

  /**
   * A ULID (https://github.com/ulid/spec) whose random part is not random: 40 bits of each hash.
   *
   * @param micros since 1970-01-01T00:00:00Z, not negative
   */
  JsonBuffer ulid(long micros, long highHash, long lowHash) {
    reserve(ULID_LENGTH);
    base32(micros / 1000, ULID_TIME_LENGTH);
    base32(highHash >>> 24, (ULID_LENGTH - ULID_TIME_LENGTH) / 2);
    base32(lowHash >>> 24, (ULID_LENGTH - ULID_TIME_LENGTH) / 2);
    return this;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void base32(long bits, int count) {
    for (int i = count - 1; i >= 0; i--) {
      bytes[length++] = CROCKFORD_BASE_32[(int) (bits >>> (5 * i)) & 31];
    }
  }

  /** Howard Hinnant's civil_from_days (https://howardhinnant.github.io/date_algorithms.html). */
  private void date(long epochDay) {
    long shifted = epochDay + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) (shifted - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    digits(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4);
    raw('-').digits(month, 2);
    raw('-').digits(day, 2);
  }

  private void whole(long value) {
    int count = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      count++;
    }
    digits(value, count);
  }

  /** The last {@code count} digits of {@code value}. */
  private JsonBuffer digits(long value, int count) {
    reserve(LONGEST_LONG);
    long rest = value;
    for (int i = length + count - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
    return this;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  private static boolean isContinuation(byte utf8) {
    return (utf8 & 0xC0) == 0x80;
  }
}
