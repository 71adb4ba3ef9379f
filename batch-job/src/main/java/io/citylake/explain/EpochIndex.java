package io.citylake.explain;

import io.citylake.lake.TopicIdsOfRecords;
import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import io.citylake.time.EventTime;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the epoch that read a record, and the watermark behind which that epoch dropped readings.
 */
public final class EpochIndex implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The record was not read by any of the epochs. */
  public static final long NOT_READ = -1;

  /** No reading can be late. */
  public static final long NO_WATERMARK = Long.MIN_VALUE;

  private static final class PartitionEpochs implements Serializable {
    private static final long serialVersionUID = 1L;
    private final long firstOffset;
    private final long[] untilOffsets;
    private final long[] epochs;

    PartitionEpochs(List<OffsetRange> ranges, List<Long> epochs) {
      this.firstOffset = ranges.get(0).fromOffset();
      this.untilOffsets = ranges.stream().mapToLong(OffsetRange::untilOffset).toArray();
      this.epochs = epochs.stream().mapToLong(Long::longValue).toArray();
    }

    long epochOf(long offset) {
      if (offset < firstOffset) {
        return NOT_READ;
      }
      int found = Arrays.binarySearch(untilOffsets, offset);
      int place = found >= 0 ? found + 1 : -found - 1;
      return place < epochs.length ? epochs[place] : NOT_READ;
    }
  }

  private final HashMap<String, PartitionEpochs> byPartition = new HashMap<>();
  private final HashMap<Long, Long> lateWatermarkMicros = new HashMap<>();

  /**
   * @param epochs of one checkpoint, in order, as {@link TopicIdsOfRecords} tells their topics
   */
  public EpochIndex(List<Epoch> epochs) {
    Map<String, List<OffsetRange>> ranges = new HashMap<>();
    Map<String, List<Long>> numbers = new HashMap<>();
    for (Epoch epoch : epochs) {
      lateWatermarkMicros.put(
          epoch.number(), epoch.lateWatermark().map(EventTime::toMicros).orElse(NO_WATERMARK));
      for (OffsetRange range : epoch.ranges()) {
        String partition = partition(range.topic(), range.topicId(), range.partition());
        ranges.computeIfAbsent(partition, p -> new ArrayList<>()).add(range);
        numbers.computeIfAbsent(partition, p -> new ArrayList<>()).add(epoch.number());
      }
    }
    ranges.forEach(
        (partition, own) ->
            byPartition.put(partition, new PartitionEpochs(own, numbers.get(partition))));
  }

  /** The number of the epoch that read a record; {@link #NOT_READ} where none did. */
  public long epochOf(String topic, String topicId, int partition, long offset) {
    PartitionEpochs epochs = byPartition.get(partition(topic, topicId, partition));
    return epochs == null ? NOT_READ : epochs.epochOf(offset);
  }

  /** Microseconds since 1970-01-01T00:00:00Z: an epoch drops readings at or before it. */
  public long lateWatermarkMicros(long epoch) {
    return lateWatermarkMicros.getOrDefault(epoch, NO_WATERMARK);
  }

  private static String partition(String topic, String topicId, int partition) {
    return topic + "/" + topicId + "-" + partition;
  }
}
