package io.citylake.format.foreign;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Puts text in the place of some bytes. */
final class Splice {
  private Splice() {}

  /** {@code bytes} with {@code text} in UTF-8 instead of the bytes from start to end, exclusive. */
  static byte[] of(byte[] bytes, int start, int end, String text) {
    return of(bytes, start, end, text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code bytes} with {@code replacement} instead of those from start to end, exclusive. */
  static byte[] of(byte[] bytes, int start, int end, byte[] replacement) {
    return ByteBuffer.allocate(bytes.length - (end - start) + replacement.length)
        .put(bytes, 0, start)
        .put(replacement)
        .put(bytes, end, bytes.length - end)
        .array();
  }
}
