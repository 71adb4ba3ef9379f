package io.citylake.explain;

import io.citylake.lake.RecordsTable;
import io.citylake.lake.TopicIdsOfRecords;
import io.citylake.postgres.CheckpointSpan;
import io.citylake.postgres.ReadProgress;
import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.functions;

/** What the windows query did, checkpoint by checkpoint, as far as the lake has its records. */
public final class SpeedLayerHistory {
  private static final String QUERY = "windows";

  private final ReadProgress progress;
  private final TopicIdsOfRecords topicIds;
  private final Map<Partition, Long> lakeEnds = new HashMap<>();

  private record Partition(String topic, String topicId, int number) {}

  public SpeedLayerHistory(ReadProgress progress, RecordsTable records) {
    this.progress = progress;
    this.topicIds = records.topicIds();
    records
        .read()
        .groupBy("topic", "topic_id", "partition")
        .agg(functions.max("offset"))
        .collectAsList()
        .forEach(
            row ->
                lakeEnds.put(
                    new Partition(row.getString(0), row.getString(1), row.getInt(2)),
                    row.getLong(3) + 1));
  }

  /**
   * The spans, oldest first. A checkpoint leaves the windows alone that were final before it, so
   * spans do not overlap.
   */
  public List<SpeedSpan> spans() throws SQLException {
    List<SpeedSpan> spans = new ArrayList<>();
    Instant finalBefore = Instant.EPOCH;
    for (CheckpointSpan checkpoint : progress.checkpoints(QUERY)) {
      List<Epoch> epochs =
          inLake(
              progress.epochs(QUERY, checkpoint.checkpointId()).stream()
                  .map(topicIds::tell)
                  .toList());
      Optional<Instant> watermark = lastWatermark(epochs);
      if (watermark.isPresent() && watermark.get().isAfter(finalBefore)) {
        spans.add(new SpeedSpan(epochs, finalBefore, watermark.get()));
        finalBefore = watermark.get();
      }
    }
    return spans;
  }

  /**
   * The epochs up to the last whose records are all in the lake: beyond it the lake has yet to
   * catch up.
   */
  private List<Epoch> inLake(List<Epoch> epochs) {
    List<Epoch> covered = new ArrayList<>();
    for (Epoch epoch : epochs) {
      for (OffsetRange range : epoch.ranges()) {
        Partition partition = new Partition(range.topic(), range.topicId(), range.partition());
        if (range.untilOffset() > lakeEnds.getOrDefault(partition, 0L)) {
          return covered;
        }
      }
      covered.add(epoch);
    }
    return covered;
  }

  private static Optional<Instant> lastWatermark(List<Epoch> epochs) {
    return epochs.isEmpty() ? Optional.empty() : epochs.get(epochs.size() - 1).watermark();
  }
}
