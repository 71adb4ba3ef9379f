package io.citylake.state;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * Entries one behind the other, each a key and a value. An entry is never changed, only marked as
 * dead: who holds a row of it may go on reading.
 */
final class RowPage {
  /** Entries begin at multiples of it, as Spark's rows are multiples of it long. */
  static final int UNIT_BYTES = 8;

  private static final int HEADER_BYTES = 8;
  private static final long NOT_KNOWN = Long.MIN_VALUE;

  private final byte[] bytes;

  /** One bit for each unit, set where a living entry begins. */
  private final long[] live;

  private int usedBytes;
  private int liveBytes;
  private long earliest = NOT_KNOWN;

  RowPage(int capacityBytes) {
    this(new byte[capacityBytes], new long[(capacityBytes / UNIT_BYTES + 63) / 64], 0, 0);
  }

  private RowPage(byte[] bytes, long[] live, int usedBytes, int liveBytes) {
    this.bytes = bytes;
    this.live = live;
    this.usedBytes = usedBytes;
    this.liveBytes = liveBytes;
  }

  /** The entries that live now, whatever is appended or dies later. */
  RowPage asOfNow() {
    return new RowPage(bytes, live.clone(), usedBytes, liveBytes);
  }

  static int entryBytes(UnsafeRow key, UnsafeRow value) {
    return HEADER_BYTES + key.getSizeInBytes() + value.getSizeInBytes();
  }

  boolean hasRoomFor(int entryBytes) {
    return bytes.length - usedBytes >= entryBytes;
  }

  /**
   * Copies an entry behind the last one.
   *
   * @return its unit
   */
  int append(UnsafeRow key, UnsafeRow value) {
    int at = usedBytes;
    Platform.putInt(bytes, Platform.BYTE_ARRAY_OFFSET + (long) at, key.getSizeInBytes());
    Platform.putInt(bytes, Platform.BYTE_ARRAY_OFFSET + (long) at + 4, value.getSizeInBytes());
    copy(key, at + HEADER_BYTES);
    copy(value, at + HEADER_BYTES + key.getSizeInBytes());
    usedBytes += entryBytes(key, value);
    liveBytes += entryBytes(key, value);
    int unit = at / UNIT_BYTES;
    live[unit >> 6] |= 1L << unit;
    earliest = NOT_KNOWN;
    return unit;
  }

  private void copy(UnsafeRow row, int to) {
    Platform.copyMemory(
        row.getBaseObject(),
        row.getBaseOffset(),
        bytes,
        (long) Platform.BYTE_ARRAY_OFFSET + to,
        row.getSizeInBytes());
  }

  void kill(int unit) {
    live[unit >> 6] &= ~(1L << unit);
    liveBytes -= HEADER_BYTES + keyBytes(unit) + valueBytes(unit);
  }

  boolean isLive(int unit) {
    return (live[unit >> 6] & (1L << unit)) != 0;
  }

  /** Where values are times: no living entry has an earlier one. */
  long earliest() {
    return earliest;
  }

  /** Holds until an entry is appended. */
  void earliestIs(long time) {
    earliest = time;
  }

  /** The first living entry at or behind a unit; -1 behind the last. */
  int nextLive(int unit) {
    int word = unit >> 6;
    if (word >= live.length) {
      return -1;
    }
    long rest = live[word] & (-1L << unit);
    while (rest == 0) {
      if (++word == live.length) {
        return -1;
      }
      rest = live[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }

  boolean hasKey(int unit, UnsafeRow key) {
    int from = unit * UNIT_BYTES + HEADER_BYTES;
    return keyBytes(unit) == key.getSizeInBytes()
        && (key.getBaseObject() instanceof byte[] other
            ? Arrays.equals(bytes, from, from + keyBytes(unit), other, start(key), end(key))
            : Arrays.equals(bytes, from, from + keyBytes(unit), key.getBytes(), 0, keyBytes(unit)));
  }

  private static int start(UnsafeRow row) {
    return (int) (row.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET);
  }

  private static int end(UnsafeRow row) {
    return start(row) + row.getSizeInBytes();
  }

  void pointToKey(int unit, UnsafeRow row) {
    int from = unit * UNIT_BYTES + HEADER_BYTES;
    row.pointTo(bytes, (long) Platform.BYTE_ARRAY_OFFSET + from, keyBytes(unit));
  }

  void pointToValue(int unit, UnsafeRow row) {
    int from = unit * UNIT_BYTES + HEADER_BYTES + keyBytes(unit);
    row.pointTo(bytes, (long) Platform.BYTE_ARRAY_OFFSET + from, valueBytes(unit));
  }

  private int keyBytes(int unit) {
    return Platform.getInt(bytes, Platform.BYTE_ARRAY_OFFSET + (long) unit * UNIT_BYTES);
  }

  private int valueBytes(int unit) {
    return Platform.getInt(bytes, Platform.BYTE_ARRAY_OFFSET + (long) unit * UNIT_BYTES + 4);
  }

  boolean isDead() {
    return liveBytes == 0;
  }

  /** Whether so little of it lives that to move it costs less than the space it frees. */
  boolean isMostlyDead() {
    return liveBytes < usedBytes / 4;
  }

  long sizeInBytes() {
    return bytes.length + 8L * live.length;
  }
}
