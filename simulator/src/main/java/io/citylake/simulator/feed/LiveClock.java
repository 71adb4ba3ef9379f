package io.citylake.simulator.feed;

import io.citylake.time.EventTime;
import java.time.InstantSource;

/**
 * A city clock that shows real time, read once for a block of reports; within a block it goes on by
 * a microsecond. It remembers its blocks, so that a report sent a while ago can be made again.
 */
public final class LiveClock implements CityClock {
  /** How many of the latest reports have a time that is still known. */
  static final long REMEMBERED_REPORTS = 1L << 24;

  private static final int BLOCK_BITS = 10;
  private static final long BLOCK = 1L << BLOCK_BITS;

  private final InstantSource realTime;
  private final long[] starts = new long[(int) (REMEMBERED_REPORTS >> BLOCK_BITS)];
  private long newestBlock = -1;

  LiveClock(InstantSource realTime) {
    this.realTime = realTime;
  }

  @Override
  public long micros(long report) {
    long block = report >> BLOCK_BITS;
    while (newestBlock < block) {
      long earliest = newestBlock < 0 ? 0 : start(newestBlock) + BLOCK;
      newestBlock++;
      starts[place(newestBlock)] = Math.max(earliest, EventTime.toMicros(realTime.instant()));
    }
    return start(block) + (report & (BLOCK - 1));
  }

  @Override
  public double stepMicros() {
    return 1;
  }

  @Override
  public double reportsPerSecond() {
    return Double.POSITIVE_INFINITY;
  }

  private long start(long block) {
    return starts[place(block)];
  }

  private int place(long block) {
    return (int) (block % starts.length);
  }
}
