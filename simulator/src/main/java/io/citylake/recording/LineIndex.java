package io.citylake.recording;

import io.citylake.time.EventTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Where the records of one file are, in event-time order: about 24 bytes a record, so that
 * recordings that do not fit into memory can be replayed.
 *
 * <p>A record whose event time cannot be read has the place that it has in the file: behind the
 * record before it.
 */
public final class LineIndex {
  private long[] times = new long[1024];
  private long[] starts = new long[1024];
  private int[] lengths = new int[1024];
  private int[] lines = new int[1024];
  private int size;
  private final BitSet undated = new BitSet();
  private Integer[] order;

  /**
   * Adds the file's next record.
   *
   * @param eventTimeMicros {@link EventTime#INVALID} if unreadable
   * @param start where its bytes begin in the file, or what {@link RewrittenRecords#add} gave
   * @param line in which of the file's lines it begins, from 1
   */
  void add(long eventTimeMicros, long start, int length, long line) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
      lines = Arrays.copyOf(lines, 2 * size);
    }
    boolean isDated = eventTimeMicros != EventTime.INVALID;
    undated.set(size, !isDated);
    times[size] = isDated || size == 0 ? eventTimeMicros : times[size - 1];
    starts[size] = start;
    lengths[size] = length;
    lines[size] = (int) line;
    size++;
  }

  /**
   * Corrects the record that was added at this place of the file's order, which is dated.
   *
   * @param start as with {@link #add}
   */
  void replace(int place, long eventTimeMicros, long start, int length) {
    times[place] = eventTimeMicros;
    starts[place] = start;
    lengths[place] = length;
  }

  /** Puts the records into event-time order; those of the same time stay as they stand. */
  void sort() {
    placeLeadingUndated();
    boolean isSorted = IntStream.range(1, size).allMatch(i -> times[i - 1] <= times[i]);
    if (!isSorted) {
      order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
      Arrays.sort(order, Comparator.comparingLong(i -> times[i]));
    }
  }

  private void placeLeadingUndated() {
    int firstDated = 0;
    while (firstDated < size && times[firstDated] == EventTime.INVALID) {
      firstDated++;
    }
    if (firstDated < size) {
      Arrays.fill(times, 0, firstDated, times[firstDated]);
    }
  }

  /** How many records there are. */
  public int size() {
    return size;
  }

  /** How many of them have an event time that cannot be read. */
  public int undated() {
    return undated.cardinality();
  }

  /** Whether the event time of the record at this place of the order can be read. */
  public boolean isDated(int place) {
    return !undated.get(at(place));
  }

  /**
   * The event time of the record at this place of the order, microseconds since the epoch; {@link
   * EventTime#INVALID} where the file has no readable one at all.
   */
  public long time(int place) {
    return times[at(place)];
  }

  long start(int place) {
    return starts[at(place)];
  }

  int length(int place) {
    return lengths[at(place)];
  }

  /** In which of the file's lines, from 1, the record begins. */
  public int line(int place) {
    return lines[at(place)];
  }

  /** The places in the event-time order of the file's records, from its first record on. */
  public int[] placesAsTheyStand() {
    int[] places = new int[size];
    for (int place = 0; place < size; place++) {
      places[at(place)] = place;
    }
    return places;
  }

  private int at(int place) {
    return order == null ? place : order[place];
  }
}
