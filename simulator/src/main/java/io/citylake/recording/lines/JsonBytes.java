package io.citylake.recording.lines;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** The bytes of a JSON text, which can be given back, with their places. */
final class JsonBytes implements Closeable {
  static final int END = -1;

  /** How many bytes can be given back, and how long a string or an element is at most. */
  static final int LONGEST = 1 << 20;

  private final PushbackInputStream text;
  private long position;
  private long line = 1;

  /**
   * @param start where the text begins, bytes
   */
  JsonBytes(InputStream text, long start) {
    this.text = new PushbackInputStream(new BufferedInputStream(text, 1 << 16), LONGEST);
    this.position = start;
  }

  /** The next byte; {@link #END} behind the last. */
  int next() throws IOException {
    int c = text.read();
    if (c != END) {
      position++;
      line += c == '\n' ? 1 : 0;
    }
    return c;
  }

  /** Lets {@link #next} give the bytes from {@code from} on once more: the last that it gave. */
  void unread(byte[] bytes, int from) throws IOException {
    text.unread(bytes, from, bytes.length - from);
    position -= bytes.length - from;
    for (int i = from; i < bytes.length; i++) {
      line -= bytes[i] == '\n' ? 1 : 0;
    }
  }

  /** Lets {@link #next} give this byte once more: the last that it gave. */
  void unread(int c) throws IOException {
    if (c != END) {
      unread(new byte[] {(byte) c}, 0);
    }
  }

  /**
   * Reads to the end of a string whose opening quote was read. Text has no line breaks in JSON: one
   * ends a string whose closing quote is missing, and so does {@link #LONGEST}.
   *
   * @param into takes the bytes, with the closing quote
   */
  void string(ByteArrayOutputStream into) throws IOException {
    boolean isEscaped = false;
    for (int c = next(); c != END; c = next()) {
      into.write(c);
      if (c == '\n' || (c == '"' && !isEscaped) || into.size() >= LONGEST - 1) {
        return;
      }
      isEscaped = c == '\\' && !isEscaped;
    }
  }

  static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /** Where the next byte stands. */
  long position() {
    return position;
  }

  /** In which line, from 1, the next byte stands. */
  long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
