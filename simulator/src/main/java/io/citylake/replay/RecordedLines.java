package io.citylake.replay;

import io.citylake.format.foreign.ForeignFormat;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads a recording's records in the file's order, byte for byte, without line ends and without a
 * byte order mark. A CSV record whose quoted field holds line breaks is one record.
 */
final class RecordedLines implements Closeable {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** How far the end of a quoted field is looked for: beyond it, the quote was only dirt. */
  private static final int LONGEST_RECORD_BYTES = 1 << 20;

  private final InputStream file;
  private final ForeignFormat format;
  private long position;
  private long start;
  private long linesRead;
  private long firstLine;

  RecordedLines(Path path, ForeignFormat format) throws IOException {
    this.file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    this.format = format;
    file.mark(BYTE_ORDER_MARK.length);
    if (Arrays.equals(file.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
      position = BYTE_ORDER_MARK.length;
    } else {
      file.reset();
    }
  }

  /** The next record; null at the end of the file. */
  byte[] next() throws IOException {
    start = position;
    firstLine = linesRead + 1;
    byte[] line = line();
    if (line == null || !format.endsInsideQuotes(line)) {
      return withoutLineEnd(line);
    }
    long afterLine = position;
    file.mark(LONGEST_RECORD_BYTES);
    ByteArrayOutputStream record = new ByteArrayOutputStream(line.length * 2);
    record.writeBytes(line);
    while (true) {
      byte[] more = position - afterLine < LONGEST_RECORD_BYTES / 2 ? line() : null;
      if (more == null) {
        file.reset();
        position = afterLine;
        linesRead = firstLine;
        return withoutLineEnd(line);
      }
      record.writeBytes(more);
      // Looking at the whole record for each line would take minutes where a quote never closes.
      if (holdsQuote(more) && !format.endsInsideQuotes(record.toByteArray())) {
        return withoutLineEnd(record.toByteArray());
      }
    }
  }

  private static boolean holdsQuote(byte[] line) {
    for (byte b : line) {
      if (b == '"') {
        return true;
      }
    }
    return false;
  }

  /** Where in the file the record that {@link #next} gave begins. */
  long start() {
    return start;
  }

  /** In which of the file's lines, from 1, the record that {@link #next} gave begins. */
  long firstLine() {
    return firstLine;
  }

  /** The next line with its end; null at the end of the file. */
  private byte[] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int c = file.read(); c >= 0; c = file.read()) {
      line.write(c);
      position++;
      if (c == '\n') {
        break;
      }
    }
    if (line.size() == 0) {
      return null;
    }
    linesRead++;
    return line.toByteArray();
  }

  private static byte[] withoutLineEnd(byte[] line) {
    if (line == null) {
      return null;
    }
    int end = line.length;
    if (end > 0 && line[end - 1] == '\n') {
      end--;
      if (end > 0 && line[end - 1] == '\r') {
        end--;
      }
    }
    return Arrays.copyOf(line, end);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
