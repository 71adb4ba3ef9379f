package io.citylake.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of text in a long, the first in the lowest bits, so that one step does for all of
 * them. The methods are those of Sean Eron Anderson's <a
 * href="https://graphics.stanford.edu/~seander/bithacks.html">Bit Twiddling Hacks</a> and of <a
 * href="https://github.com/fastfloat/fast_float">fast_float</a>.
 */
final class EightBytes {
  private static final long EACH = 0x0101_0101_0101_0101L;

  /** What marks a byte. */
  static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private static final long ZERO_DIGITS = '0' * EACH;

  /** Added to more than nine, it makes a high bit. */
  private static final long OVER_NINE = (0x80 - 10) * EACH;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private EightBytes() {}

  /** The bytes from {@code at} on, of which there are eight. */
  static long at(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Marks the first byte that is {@code wanted}, and perhaps some behind it. */
  static long marks(long eight, char wanted) {
    long difference = eight ^ (wanted * EACH);
    return (difference - EACH) & ~difference & HIGH_BITS;
  }

  /** Marks the first byte that is less than {@code limit}, and perhaps some behind it. */
  static long marksBelow(long eight, char limit) {
    return (eight - limit * EACH) & ~eight & HIGH_BITS;
  }

  /** Marks the first byte that is no digit, and perhaps some behind it. */
  private static long marksNoDigit(long eight) {
    long values = eight ^ ZERO_DIGITS;
    return ((values + OVER_NINE) | values) & HIGH_BITS;
  }

  /** How many bytes stand before the first that is marked: 8 where none is. */
  static int before(long marks) {
    return Long.numberOfTrailingZeros(marks) / Byte.SIZE;
  }

  /** How many digits stand before anything else. */
  static int digits(long eight) {
    return before(marksNoDigit(eight));
  }

  /**
   * The number that the first digits make.
   *
   * @param count how many, 1 to 8
   */
  static int number(long eight, int count) {
    long digits = (eight ^ ZERO_DIGITS) << (Long.SIZE - count * Byte.SIZE);
    long pairs = digits * 10 + (digits >>> Byte.SIZE);
    long upper = (pairs & 0x0000_00FF_0000_00FFL) * 0x000F_4240_0000_0064L;
    long lower = (pairs >>> 16 & 0x0000_00FF_0000_00FFL) * 0x0000_2710_0000_0001L;
    return (int) ((upper + lower) >>> 32);
  }
}
