package io.citylake.recording;

import io.citylake.format.foreign.ForeignFormat;
import io.citylake.recording.documents.Document;
import io.citylake.recording.lines.LeftOut;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One file of a recording, or what a packed file holds, with its records in event-time order. */
public final class RecordedFile {
  private final Document document;
  private final ForeignFormat format;
  private final byte[] key;
  private final LineIndex index;
  private final LeftOut leftOut;
  private final Duration timeResolution;
  private final RewrittenRecords rewritten;

  /**
   * @param key of all its records; null where each has its own
   * @param index of its records, in order
   * @param timeResolution the smallest step of the event times' form; zero where none can be read
   * @param rewritten holds those of its records that are not sent as they stand in the file
   */
  RecordedFile(
      Document document,
      ForeignFormat format,
      String key,
      LineIndex index,
      LeftOut leftOut,
      Duration timeResolution,
      RewrittenRecords rewritten) {
    this.document = document;
    this.format = format;
    this.key = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    this.index = index;
    this.leftOut = leftOut;
    this.timeResolution = timeResolution;
    this.rewritten = rewritten;
  }

  /** How people find the file; what a zip archive holds stands behind its name. */
  public String shownAs() {
    return document.shownAs();
  }

  public LineIndex index() {
    return index;
  }

  /** The lines that are no records or are not sent. */
  public LeftOut leftOut() {
    return leftOut;
  }

  /** The smallest step of the event times' form; zero where none can be read. */
  public Duration timeResolution() {
    return timeResolution;
  }

  /** Opens its records for reading; to be closed by the caller. */
  public Records open() throws IOException {
    return new Records(FileChannel.open(document.file()));
  }

  /** The Kafka key of a record: the sensor's identifier; null where it has none. */
  public byte[] keyOf(byte[] record) {
    if (key != null) {
      return key;
    }
    String sensorId = format.glimpse(null, record).sensorId();
    return sensorId == null ? null : sensorId.getBytes(StandardCharsets.UTF_8);
  }

  /** The file's records while it is open. */
  public final class Records implements Closeable {
    private final FileChannel channel;

    private Records(FileChannel channel) {
      this.channel = channel;
    }

    /** The record at this place of the event-time order, as it is sent. */
    public byte[] at(int place) throws IOException {
      ByteBuffer record = ByteBuffer.allocate(index.length(place));
      long start = index.start(place);
      if (RewrittenRecords.holds(start)) {
        rewritten.read(record, start);
        return record.array();
      }
      while (record.hasRemaining()) {
        if (channel.read(record, start + record.position()) < 0) {
          throw new IOException(shownAs() + " has become shorter since the replay began");
        }
      }
      return record.array();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
