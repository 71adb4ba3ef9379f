package io.citylake.json;

import io.citylake.time.EventTime;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Steps through JSON that is written plainly: texts without escapes, numbers without exponents.
 * Each step skips white space and says whether it found what it was to find; after one that did
 * not, nothing more is to be learnt here. Reused from record to record, so that texts that come
 * again need not be made again. Not for several threads.
 */
public final class PlainJson {
  /** None of the names stands here. */
  public static final int NONE = -1;

  /** Sensors' messages are far smaller; what is larger may hold any number of anything. */
  public static final int MAX_BYTES = 1 << 14;

  /** More than any step looks ahead. */
  private static final int MARGIN_BYTES = 32;

  private static final int MAX_NAME_BYTES = 100;

  private static final int MAX_NUMBER_LENGTH = 40;

  private static final double[] POWERS_OF_TEN = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

  /** The few that each record has: apart, or the many texts that never come again push them out. */
  private final PlainTexts knownNames = new PlainTexts();

  private final PlainTexts knownTexts = new PlainTexts();

  /**
   * What is read, then a quote, so that every text ends, then zeros, which no step takes for
   * anything: so no step but one needs to look for the end.
   */
  private final byte[] bytes = new byte[MAX_BYTES + MARGIN_BYTES];

  private int end;
  private int at;
  private int textStart;
  private int textEnd;
  private double number;

  /** A name that is looked for, as it stands in JSON. */
  public static final class Name {
    private static final int MAX_LENGTH = 2 * Long.BYTES;

    private final int length;
    private final int tailAt;

    /** The bits of head and of tail that belong to the name. */
    private final long bits;

    private final long head;
    private final long tail;

    /**
     * @param name ASCII, at most 14 characters
     */
    public Name(String name) {
      byte[] quoted = ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
      if (quoted.length > MAX_LENGTH) {
        throw new IllegalArgumentException(name + " is longer than 14 characters");
      }
      byte[] padded = Arrays.copyOf(quoted, MAX_LENGTH);
      this.length = quoted.length;
      this.tailAt = Math.max(0, length - Long.BYTES);
      this.bits = -1L >>> Math.max(0, Long.SIZE - length * Byte.SIZE);
      this.head = EightBytes.at(padded, 0);
      this.tail = EightBytes.at(padded, tailAt);
    }

    boolean standsAt(byte[] json, int place) {
      return (EightBytes.at(json, place) & bits) == head
          && (EightBytes.at(json, place + tailAt) & bits) == tail;
    }
  }

  /** Goes to the beginning of {@code json}; false where it is too large. */
  public boolean open(byte[] json) {
    if (json.length > MAX_BYTES) {
      return false;
    }
    System.arraycopy(json, 0, bytes, 0, json.length);
    bytes[json.length] = '"';
    Arrays.fill(bytes, json.length + 1, json.length + MARGIN_BYTES, (byte) 0);
    end = json.length;
    at = 0;
    return true;
  }

  /** Steps over {@code mark}. */
  public boolean next(char mark) {
    int i = skipSpace();
    if (bytes[i] != mark) {
      return false;
    }
    at = i + 1;
    return true;
  }

  /** Whether there is nothing more. */
  public boolean ends() {
    return skipSpace() == end;
  }

  /**
   * Steps over one of {@code names} and the colon behind it.
   *
   * @param expected the place of the name that is tried first
   * @return the place of the name that stands here; {@link #NONE} for another
   */
  public int next(Name[] names, int expected) {
    int i = skipSpace();
    int place = expected;
    do {
      if (names[place].standsAt(bytes, i)) {
        at = i + names[place].length;
        return next(':') ? place : NONE;
      }
      place = place + 1 == names.length ? 0 : place + 1;
    } while (place != expected);
    return NONE;
  }

  /**
   * Steps over any name and the colon behind it; null where none stands here or it is not plain.
   */
  public String name() {
    if (!text() || textEnd - textStart > MAX_NAME_BYTES) {
      return null;
    }
    String name = knownNames.again(bytes, textStart, textEnd);
    return next(':') ? name : null;
  }

  /** Steps over what seems a text: whether it is plain, those find out who ask for it. */
  public boolean text() {
    int i = skipSpace();
    if (bytes[i] != '"' || i == end) {
      return false;
    }
    i++;
    textStart = i;
    long quotes = EightBytes.marks(EightBytes.at(bytes, i), '"');
    while (quotes == 0) {
      i += Long.BYTES;
      quotes = EightBytes.marks(EightBytes.at(bytes, i), '"');
    }
    textEnd = i + EightBytes.before(quotes);
    at = textEnd + 1;
    return true;
  }

  /** The text that {@link #text()} stepped over, one that may come again; null where not plain. */
  public String textAgain() {
    return knownTexts.again(bytes, textStart, textEnd);
  }

  /** Like {@link #textAgain}, for a text that will hardly come again: it is not remembered. */
  public String textOnce() {
    return PlainTexts.once(bytes, textStart, textEnd);
  }

  /**
   * The time that {@link #text()} stepped over, in microseconds since 1970-01-01T00:00:00Z; {@link
   * EventTime#INVALID} where it is not plain.
   */
  public long textAsMicros() {
    return PlainTime.parseMicros(bytes, textStart, textEnd);
  }

  /** Steps over a number without an exponent. */
  public boolean number() {
    int start = skipSpace();
    boolean isNegative = bytes[start] == '-';
    int first = isNegative ? start + 1 : start;
    long eight = EightBytes.at(bytes, first);
    int wholeDigits = EightBytes.digits(eight);
    boolean isShort = wholeDigits > 0 && wholeDigits < Long.BYTES;
    if (!isShort || (wholeDigits > 1 && bytes[first] == '0')) {
      return longNumber(start);
    }
    int i = first + wholeDigits;
    long whole = EightBytes.number(eight, wholeDigits);
    if (bytes[i] != '.') {
      at = i;
      number = isNegative ? -whole : whole;
      return true;
    }
    eight = EightBytes.at(bytes, i + 1);
    int decimals = EightBytes.digits(eight);
    if (decimals == 0 || decimals == Long.BYTES) {
      return longNumber(start);
    }
    at = i + 1 + decimals;
    double power = POWERS_OF_TEN[decimals];
    // Both are whole numbers that a double holds exactly, so that the quotient is the double
    // nearest to what is written (William D. Clinger's fast path).
    double value = (whole * power + EightBytes.number(eight, decimals)) / power;
    number = isNegative ? -value : value;
    return true;
  }

  private boolean longNumber(int start) {
    int first = bytes[start] == '-' ? start + 1 : start;
    int i = skipDigits(first);
    int wholeDigits = i - first;
    if (wholeDigits == 0 || (wholeDigits > 1 && bytes[first] == '0')) {
      return false;
    }
    if (bytes[i] == '.') {
      int firstDecimal = i + 1;
      i = skipDigits(firstDecimal);
      if (i == firstDecimal) {
        return false;
      }
    }
    int length = i - start;
    if (length > MAX_NUMBER_LENGTH) {
      return false;
    }
    at = i;
    number = Double.parseDouble(new String(bytes, start, length, StandardCharsets.US_ASCII));
    return true;
  }

  /** The number that {@link #number()} stepped over: the nearest double. */
  public double value() {
    return number;
  }

  private int skipDigits(int from) {
    int i = from;
    while (bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i;
  }

  private int skipSpace() {
    int i = at;
    while (bytes[i] <= ' ' && isSpace(bytes[i])) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
