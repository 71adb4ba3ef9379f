package io.citylake.describe.sample;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Guesses the character set of a text by its first bytes. */
final class GuessEncoding {
  /** Western European texts that are not UTF-8 are in this one, or in a subset of it. */
  static final Charset WESTERN = Charset.forName("windows-1252");

  /** Polish and other Central European ones. */
  private static final Charset CENTRAL = Charset.forName("windows-1250");

  private GuessEncoding() {}

  /** The set that a byte order mark or zero bytes tell; UTF-8 where nothing tells another. */
  static Charset ofUnicode(byte[] head, int length) {
    if (length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    int[] zeros = new int[2];
    for (int i = 0; i < length; i++) {
      zeros[i % 2] += head[i] == 0 ? 1 : 0;
    }
    if (zeros[1] > length / 4 && zeros[0] == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return zeros[0] > length / 4 && zeros[1] == 0
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }

  /** The set of one byte for each character in which bytes that are no UTF-8 make words. */
  static Charset ofBytes(byte[] bytes, int length) {
    return score(bytes, length, CENTRAL) > score(bytes, length, WESTERN) ? CENTRAL : WESTERN;
  }

  /** Letters inside words speak for a set, signs inside words against it. */
  private static int score(byte[] bytes, int length, Charset set) {
    String text = new String(bytes, 0, length, set);
    int score = 0;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && Character.isLetter(text.charAt(i - 1))) {
        score += Character.isLowerCase(c) ? 1 : -2;
      }
    }
    return score;
  }
}
