package io.citylake.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.citylake.progress.OffsetRange;
import io.citylake.progress.PartitionId;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.relocated.com.google.common.collect.Iterators;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** The offsets of Kafka's records that the lake holds, and those between them that it does not. */
final class LakeOffsets {
  private static final String[] PARTITION = {"topic", "topic_id", "partition"};

  private final Dataset<Row> offsets;

  /**
   * @param records of the lake, with the ids of their topics
   */
  LakeOffsets(Dataset<Row> records) {
    this.offsets = records.select("topic", "topic_id", "partition", "offset");
  }

  /** What the lake holds of one partition. */
  record InLake(long rows, long distinct, long first, long last) {}

  SortedMap<PartitionId, InLake> byPartition() {
    SortedMap<PartitionId, InLake> inLake = new TreeMap<>(PartitionId.ORDER);
    offsets
        .groupBy("topic", "topic_id", "partition")
        .agg(count(lit(1)), count_distinct(col("offset")), min("offset"), max("offset"))
        .collectAsList()
        .forEach(
            row ->
                inLake.put(
                    new PartitionId(row.getString(0), row.getString(1), row.getInt(2)),
                    new InLake(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))));
    return inLake;
  }

  /**
   * The offsets within {@code ranges} that the lake does not hold, partition by partition, in
   * order. They come in portions: there may be millions.
   *
   * @param ranges no more than one of a partition; the lake holds nothing of it outside
   */
  Iterator<OffsetRange> gaps(List<OffsetRange> ranges) {
    if (ranges.isEmpty()) {
      return List.<OffsetRange>of().iterator();
    }
    List<Row> ends =
        ranges.stream()
            .flatMap(
                range ->
                    Stream.of(range.fromOffset() - 1, range.untilOffset())
                        .map(
                            end ->
                                RowFactory.create(
                                    range.topic(), range.topicId(), range.partition(), end)))
            .toList();
    Dataset<Row> bounds = offsets.sparkSession().createDataFrame(ends, offsets.schema());
    Dataset<Row> asked = bounds.select("topic", "topic_id", "partition").distinct();
    WindowSpec byOffset = Window.partitionBy("topic", "topic_id", "partition").orderBy("offset");
    Dataset<Row> gaps =
        offsets
            .join(asked, PARTITION, "left_semi")
            .union(bounds)
            .withColumn("next", lead("offset", 1).over(byOffset))
            .where(col("next").gt(col("offset").plus(1)))
            .orderBy("topic", "topic_id", "partition", "offset");
    return Iterators.transform(
        gaps.toLocalIterator(),
        row ->
            new OffsetRange(
                row.getString(0),
                row.getString(1),
                row.getInt(2),
                row.getLong(3) + 1,
                row.getLong(4)));
  }
}
