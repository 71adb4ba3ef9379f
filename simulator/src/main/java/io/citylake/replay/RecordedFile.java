package io.citylake.replay;

import io.citylake.format.foreign.ForeignFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** One file of a recording, with its records in event-time order. */
final class RecordedFile {
  private final Path path;
  private final ForeignFormat format;
  private final byte[] key;
  private final LineIndex index;
  private final LeftOutLines leftOut;
  private final Duration timeResolution;

  private RecordedFile(
      Path path,
      ForeignFormat format,
      byte[] key,
      LineIndex index,
      LeftOutLines leftOut,
      Duration timeResolution) {
    this.path = path;
    this.format = format;
    this.key = key;
    this.index = index;
    this.leftOut = leftOut;
    this.timeResolution = timeResolution;
  }

  /**
   * Reads where the file's records are.
   *
   * @param key of all its records; null where each has its own
   * @param format of its records
   * @param lines of the file, behind the header if it has one
   * @param maxBytes the largest line that a Kafka client sends
   */
  static RecordedFile scan(
      Path path, String key, ForeignFormat format, RecordedLines lines, int maxBytes)
      throws IOException {
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    LineIndex index = new LineIndex();
    LeftOutLines leftOut = new LeftOutLines(path, maxBytes);
    Duration timeResolution = Duration.ZERO;
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      if (leftOut.takes(line, lines.firstLine())) {
        continue;
      }
      index.add(format.glimpse(keyBytes, line).eventTimeMicros(), lines.start(), line.length);
      timeResolution = timeResolution.isZero() ? format.timeResolution(line) : timeResolution;
    }
    index.sort();
    return new RecordedFile(path, format, keyBytes, index, leftOut, timeResolution);
  }

  Path path() {
    return path;
  }

  LineIndex index() {
    return index;
  }

  LeftOutLines leftOut() {
    return leftOut;
  }

  /** The smallest step of the event times' form; zero where none can be read. */
  Duration timeResolution() {
    return timeResolution;
  }

  FileChannel open() throws IOException {
    return FileChannel.open(path);
  }

  /** The record at this place of the event-time order. */
  byte[] line(FileChannel channel, int place) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(index.length(place));
    while (line.hasRemaining()) {
      if (channel.read(line, index.start(place) + line.position()) < 0) {
        throw new IOException(path + " has become shorter since the replay began");
      }
    }
    return line.array();
  }

  /** The Kafka key of a record: the sensor's identifier; null where it has none. */
  byte[] keyOf(byte[] line) {
    if (key != null) {
      return key;
    }
    String sensorId = format.glimpse(null, line).sensorId();
    return sensorId == null ? null : sensorId.getBytes(StandardCharsets.UTF_8);
  }
}
