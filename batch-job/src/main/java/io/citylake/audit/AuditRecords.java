package io.citylake.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.CheckpointContract;
import io.citylake.checkpoint.PartitionOffset;
import io.citylake.checkpoint.TopicsOfCheckpoint;
import io.citylake.config.Settings;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.lake.RecordsTable;
import io.citylake.lake.TopicIdsOfRecords;
import io.citylake.progress.OffsetRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Every record of Kafka in the lake, exactly once: partition by partition, offset by offset. */
final class AuditRecords {
  private final SparkSession spark;
  private final Settings settings;
  private final RecordsTable records;
  private final Map<TopicPartition, Long> initialOffsets =
      new TreeMap<>(KafkaPartitions.PARTITION_ORDER);

  AuditRecords(SparkSession spark, Settings settings) {
    this.spark = spark;
    this.settings = settings;
    this.records = new RecordsTable(spark, settings);
  }

  /** What the lake holds of one partition. */
  private record InLake(long rows, long distinct, long first, long last) {}

  List<PartitionAudit> run() {
    try (KafkaPartitions kafka = new KafkaPartitions(settings.kafka());
        KafkaGaps gaps = new KafkaGaps(settings.kafka())) {
      Map<String, String> topicIds = kafka.topicIds(kafka.topics());
      // The checkpoint first: what it says is committed was committed before the lake is read.
      Map<TopicPartition, Long> committed = committedOffsets(topicIds);
      Map<TopicPartition, Held> held = kafka.held(topicIds.keySet());
      Dataset<Row> offsets =
          records.read().where(areOf(topicIds)).select("topic", "partition", "offset");
      Map<TopicPartition, InLake> inLake = inLake(offsets);
      List<PartitionAudit> audits = new ArrayList<>();
      held.forEach(
          (partition, range) ->
              audits.add(audit(partition, range, inLake.get(partition), committed, offsets, gaps)));
      return audits;
    }
  }

  private PartitionAudit audit(
      TopicPartition partition,
      Held held,
      InLake lake,
      Map<TopicPartition, Long> committed,
      Dataset<Row> offsets,
      KafkaGaps gaps) {
    long from = lake == null ? held.earliest() : Math.min(lake.first(), firstRead(partition, held));
    long lakeEnd = lake == null ? from : lake.last() + 1;
    long until = Math.max(lakeEnd, committed.getOrDefault(partition, 0L));
    long distinct = lake == null ? 0 : lake.distinct();
    long missing = 0;
    if (distinct < until - from) {
      // Offsets that hold no record (a transaction's marker, a compacted key) are no loss: Kafka is
      // asked.
      for (OffsetRange gap : gapsInLake(partition, offsets, from, until)) {
        missing += gaps.recordsIn(gap);
      }
    }
    return new PartitionAudit(
        partition.topic(),
        partition.partition(),
        from,
        until,
        distinct,
        missing,
        lake == null ? 0 : lake.rows() - distinct,
        Math.max(0, held.end() - until));
  }

  /** Where the records query began, if Kafka has not forgotten it since. */
  private long firstRead(TopicPartition partition, Held held) {
    return initialOffsets.getOrDefault(partition, held.earliest());
  }

  /** Holds for the records of the topics that Kafka has, not for those of the same name before. */
  private Column areOf(Map<String, String> topicIds) {
    TopicIdsOfRecords told = records.topicIds();
    Column areOf = lit(false);
    for (Map.Entry<String, String> topic : topicIds.entrySet()) {
      Column sameName = col("topic").equalTo(topic.getKey());
      areOf =
          areOf.or(
              told.areKept() ? sameName.and(col("topic_id").equalTo(topic.getValue())) : sameName);
    }
    return areOf;
  }

  private Map<TopicPartition, Long> committedOffsets(Map<String, String> topicIds) {
    String location = settings.streaming().records().checkpoint();
    Checkpoint checkpoint = new Checkpoint(spark, location);
    Map<String, String> ofCheckpoint =
        TopicsOfCheckpoint.keptIn(new CheckpointContract(spark, location));
    Predicate<PartitionOffset> isOfTheTopic =
        place -> {
          String now = topicIds.get(place.topic());
          return now != null && now.equals(ofCheckpoint.getOrDefault(place.topic(), now));
        };
    Map<TopicPartition, Long> committed = new HashMap<>();
    checkpoint.initialOffsets().stream()
        .filter(isOfTheTopic)
        .forEach(p -> initialOffsets.put(new TopicPartition(p.topic(), p.partition()), p.offset()));
    OptionalLong last = checkpoint.lastCommittedEpoch();
    if (last.isPresent()) {
      checkpoint.endOffsets(last.getAsLong()).stream()
          .filter(isOfTheTopic)
          .forEach(p -> committed.put(new TopicPartition(p.topic(), p.partition()), p.offset()));
    }
    return committed;
  }

  private static Map<TopicPartition, InLake> inLake(Dataset<Row> offsets) {
    Map<TopicPartition, InLake> inLake = new HashMap<>();
    offsets
        .groupBy("topic", "partition")
        .agg(count(lit(1)), count_distinct(col("offset")), min("offset"), max("offset"))
        .collectAsList()
        .forEach(
            row ->
                inLake.put(
                    new TopicPartition(row.getString(0), row.getInt(1)),
                    new InLake(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
    return inLake;
  }

  /** The offset ranges between {@code from} and {@code until} that the lake does not hold. */
  private static List<OffsetRange> gapsInLake(
      TopicPartition partition, Dataset<Row> offsets, long from, long until) {
    WindowSpec byOffset = Window.orderBy("offset");
    List<OffsetRange> gaps = new ArrayList<>();
    Dataset<Row> own =
        offsets.where(
            col("topic")
                .equalTo(partition.topic())
                .and(col("partition").equalTo(partition.partition())));
    Row ends = own.agg(min("offset"), max("offset")).head();
    if (ends.isNullAt(0)) {
      gaps.add(new OffsetRange(partition.topic(), partition.partition(), from, until));
      return gaps;
    }
    gaps.add(new OffsetRange(partition.topic(), partition.partition(), from, ends.getLong(0)));
    own.select(col("offset"), lead("offset", 1).over(byOffset).as("next"))
        .where(col("next").gt(col("offset").plus(1)))
        .collectAsList()
        .forEach(
            row ->
                gaps.add(
                    new OffsetRange(
                        partition.topic(),
                        partition.partition(),
                        row.getLong(0) + 1,
                        row.getLong(1))));
    gaps.add(new OffsetRange(partition.topic(), partition.partition(), ends.getLong(1) + 1, until));
    return gaps.stream().filter(gap -> gap.size() > 0).toList();
  }
}
