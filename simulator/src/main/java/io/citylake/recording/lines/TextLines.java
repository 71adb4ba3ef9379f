package io.citylake.recording.lines;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The lines of a text as they stand there. They end with LF or CRLF; with CR in a text whose first
 * 64 KiB hold no LF.
 */
public final class TextLines implements Closeable {
  private static final int LOOK_BYTES = 1 << 16;

  private final InputStream text;
  private final boolean endsWithCr;
  private long position;
  private long linesRead;
  private final Deque<byte[]> unread = new ArrayDeque<>();

  /**
   * @param start where the text begins, bytes
   */
  TextLines(InputStream text, long start) throws IOException {
    this.text = new BufferedInputStream(text, LOOK_BYTES);
    this.position = start;
    this.text.mark(LOOK_BYTES);
    byte[] beginning = this.text.readNBytes(LOOK_BYTES);
    this.text.reset();
    this.endsWithCr = holds(beginning, '\r') && !holds(beginning, '\n');
  }

  /** Whether {@code sought}, an ASCII character, is one of {@code bytes}. */
  public static boolean holds(byte[] bytes, char sought) {
    for (byte b : bytes) {
      if (b == sought) {
        return true;
      }
    }
    return false;
  }

  /** The next line with its end; null at the end of the text. */
  byte[] next() throws IOException {
    byte[] line = unread.isEmpty() ? read() : unread.removeFirst();
    if (line != null) {
      position += line.length;
      linesRead++;
    }
    return line;
  }

  private byte[] read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int c = text.read(); c >= 0; c = text.read()) {
      line.write(c);
      if (c == '\n' || (endsWithCr && c == '\r')) {
        break;
      }
    }
    return line.size() == 0 ? null : line.toByteArray();
  }

  /** A line without its end; null for null. */
  static byte[] withoutEnd(byte[] line) {
    if (line == null) {
      return null;
    }
    int end = line.length;
    if (end > 0 && line[end - 1] == '\n') {
      end--;
    }
    if (end > 0 && line[end - 1] == '\r') {
      end--;
    }
    return Arrays.copyOf(line, end);
  }

  /** Where the next line begins, bytes. */
  long position() {
    return position;
  }

  /** How many lines were read. */
  long linesRead() {
    return linesRead;
  }

  /** Lets {@link #next} give these once more: the last that it gave, in their order. */
  void unread(List<byte[]> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      unread.addFirst(lines.get(i));
      position -= lines.get(i).length;
      linesRead--;
    }
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
