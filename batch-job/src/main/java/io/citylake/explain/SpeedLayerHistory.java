package io.citylake.explain;

import io.citylake.lake.CommittedOffsets;
import io.citylake.lake.TopicIdsOfRecords;
import io.citylake.postgres.CheckpointSpan;
import io.citylake.postgres.ReadProgress;
import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import io.citylake.tables.QueryNames;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The speed layer's history is what the windows query did, checkpoint by checkpoint, as far as the
 * lake has its records.
 *
 * @param spans the windows that can be held against the lake, oldest first. A checkpoint leaves the
 *     windows alone that were final before it, so spans do not overlap
 * @param unseen the windows that are final and cannot be, oldest first, and why
 */
public record SpeedLayerHistory(List<SpeedSpan> spans, List<UnseenWindows> unseen) {
  public SpeedLayerHistory {
    spans = List.copyOf(spans);
    unseen = List.copyOf(unseen);
  }

  /**
   * Reads it.
   *
   * @param committed read before the lake's records are
   * @param topicIds of the lake
   */
  public static SpeedLayerHistory read(
      ReadProgress progress, CommittedOffsets committed, TopicIdsOfRecords topicIds)
      throws SQLException {
    List<SpeedSpan> spans = new ArrayList<>();
    List<UnseenWindows> unseen = new ArrayList<>();
    Instant finalBefore = Instant.EPOCH;
    for (CheckpointSpan checkpoint : progress.checkpoints(QueryNames.WINDOWS)) {
      List<Epoch> epochs =
          progress.epochs(QueryNames.WINDOWS, checkpoint.checkpointId()).stream()
              .map(topicIds::tell)
              .toList();
      int inLake = countInLake(epochs, committed);
      Optional<Instant> seen = lastWatermark(epochs.subList(0, inLake));
      if (seen.isPresent() && seen.get().isAfter(finalBefore)) {
        spans.add(new SpeedSpan(epochs.subList(0, inLake), finalBefore, seen.get()));
        finalBefore = seen.get();
      }
      Optional<Instant> reached = lastWatermark(epochs);
      if (reached.isPresent() && reached.get().isAfter(finalBefore)) {
        unseen.add(
            new UnseenWindows(
                finalBefore, reached.get(), firstUnread(epochs.get(inLake), committed).get()));
        finalBefore = reached.get();
      }
    }
    return new SpeedLayerHistory(spans, unseen);
  }

  /** How many of the epochs come before the first of which the lake has yet to read a record. */
  private static int countInLake(List<Epoch> epochs, CommittedOffsets committed) {
    int count = 0;
    while (count < epochs.size() && firstUnread(epochs.get(count), committed).isEmpty()) {
      count++;
    }
    return count;
  }

  private static Optional<OffsetRange> firstUnread(Epoch epoch, CommittedOffsets committed) {
    return epoch.ranges().stream()
        .flatMap(
            range ->
                committed.firstUnread(range).stream()
                    .map(
                        from ->
                            new OffsetRange(
                                range.topic(),
                                range.topicId(),
                                range.partition(),
                                from,
                                range.untilOffset())))
        .findFirst();
  }

  private static Optional<Instant> lastWatermark(List<Epoch> epochs) {
    return epochs.isEmpty() ? Optional.empty() : epochs.get(epochs.size() - 1).watermark();
  }
}
