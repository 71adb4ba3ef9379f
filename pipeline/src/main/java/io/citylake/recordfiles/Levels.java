package io.citylake.recordfiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/**
 * Parquet's levels of one column: for each entry, whether there is a value. As long as all levels
 * are the same, which they are in most columns, they are counted only.
 */
final class Levels {
  private static final int FIRST_BYTES = 64;
  private static final int MOST_BYTES = 1 << 20;

  private final int bitWidth;
  private int first;
  private int count;
  private RunLengthBitPackingHybridEncoder encoder;

  /**
   * @param highest from 1 on
   */
  Levels(int highest) {
    bitWidth = Integer.SIZE - Integer.numberOfLeadingZeros(highest);
  }

  void add(int level, int times) {
    if (times == 0) {
      return;
    }
    if (count == 0) {
      first = level;
    }
    if (encoder == null && level != first) {
      encoder = encoder(bitWidth);
      repeat(encoder, first, count);
    }
    if (encoder != null) {
      repeat(encoder, level, times);
    }
    count += times;
  }

  /** Appends their number of bytes and them, as a data page begins. */
  void appendTo(PageBytes page) {
    PageBytes encoded = new PageBytes(FIRST_BYTES);
    if (encoder == null) {
      // A run: its length, shifted because the lowest bit says that it is one, and what it repeats.
      encoded.putVariableInt(count << 1);
      encoded.putByte(first);
    } else {
      encoded.put(bytes(encoder));
    }
    page.putInt(encoded.size());
    page.put(encoded.toArray());
  }

  static RunLengthBitPackingHybridEncoder encoder(int bitWidth) {
    return new RunLengthBitPackingHybridEncoder(
        bitWidth, FIRST_BYTES, MOST_BYTES, HeapByteBufferAllocator.getInstance());
  }

  static byte[] bytes(RunLengthBitPackingHybridEncoder encoder) {
    try {
      return encoder.toBytes().toInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void repeat(RunLengthBitPackingHybridEncoder encoder, int level, int times) {
    try {
      for (int i = 0; i < times; i++) {
        encoder.writeInt(level);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
