package io.citylake.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes texts of the bytes of plain JSON. Most names and places come again in record after record:
 * those it remembers, so that it makes each of them once. It remembers a bounded number of short
 * texts, whatever is sent. Not for several threads.
 */
final class PlainTexts {
  private static final int MAX_REMEMBERED_BYTES = 64;

  private static final int SLOT_BITS = 10;

  /** So far from where it belongs a text may be, because others were there before it. */
  private static final int MAX_STEPS = 8;

  /** 2^64 over the golden ratio spreads keys over slots (Knuth's multiplicative hashing). */
  private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

  /** Stands for bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final Remembered[] slots = new Remembered[(1 << SLOT_BITS) + MAX_STEPS];

  /** A text and its bytes; compared by its first and its last eight bytes before all others. */
  private static final class Remembered {
    /** Zeros stand for the bytes that a shorter text lacks. */
    private final long head;

    /** The head of a text that is not longer than that. */
    private final long tail;

    private final byte[] bytes;
    private final String text;

    Remembered(long head, long tail, byte[] bytes, String text) {
      this.head = head;
      this.tail = tail;
      this.bytes = bytes;
      this.text = text;
    }

    boolean is(long otherHead, long otherTail, byte[] json, int start, int end) {
      return head == otherHead
          && tail == otherTail
          && bytes.length == end - start
          && (bytes.length <= 2 * Long.BYTES
              || Arrays.equals(bytes, 0, bytes.length, json, start, end));
    }
  }

  /**
   * The text between two quotes, one that may come again; null where it has escapes or control
   * characters, or is not UTF-8.
   *
   * @param json seven bytes or more behind the closing quote
   * @param start behind the opening quote
   * @param end where the closing quote stands
   */
  String again(byte[] json, int start, int end) {
    int length = end - start;
    if (length == 0 || length > MAX_REMEMBERED_BYTES) {
      return once(json, start, end);
    }
    int unusedBits = Math.max(0, Long.SIZE - length * Byte.SIZE);
    long head = EightBytes.at(json, start) << unusedBits >>> unusedBits;
    long tail = length <= Long.BYTES ? head : EightBytes.at(json, end - Long.BYTES);
    long hash = (head ^ Long.rotateLeft(tail, 29)) * GOLDEN_RATIO;
    int home = (int) (hash >>> (Long.SIZE - SLOT_BITS));
    for (int slot = home; slot < home + MAX_STEPS; slot++) {
      Remembered remembered = slots[slot];
      if (remembered == null) {
        return remember(slot, head, tail, json, start, end);
      }
      if (remembered.is(head, tail, json, start, end)) {
        return remembered.text;
      }
    }
    return remember(home, head, tail, json, start, end);
  }

  private String remember(int slot, long head, long tail, byte[] json, int start, int end) {
    String text = once(json, start, end);
    if (text != null) {
      slots[slot] = new Remembered(head, tail, Arrays.copyOfRange(json, start, end), text);
    }
    return text;
  }

  /** Like {@link #again}, for a text that will hardly come again: it is not remembered. */
  static String once(byte[] json, int start, int end) {
    for (int i = start; i < end; i += Long.BYTES) {
      long eight = EightBytes.at(json, i);
      long marks = EightBytes.marks(eight, '\\') | EightBytes.marksBelow(eight, ' ');
      if (i + EightBytes.before(marks) < Math.min(end, i + Long.BYTES)) {
        return null;
      }
    }
    String text = new String(json, start, end - start, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : null;
  }
}
