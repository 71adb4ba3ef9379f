package io.citylake.audit;

import io.citylake.audit.LakeOffsets.InLake;
import io.citylake.config.Settings;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.lake.CommittedOffsets;
import io.citylake.lake.RecordsTable;
import io.citylake.progress.OffsetRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.SparkSession;

/** Every record of Kafka in the lake, exactly once: partition by partition, offset by offset. */
final class AuditRecords {
  private static final InLake NOTHING = new InLake(0, 0, 0, 0);

  private final SparkSession spark;
  private final Settings settings;
  private final CommittedOffsets committed;

  /**
   * @param committed read before: all of it is in the lake now
   */
  AuditRecords(SparkSession spark, Settings settings, CommittedOffsets committed) {
    this.spark = spark;
    this.settings = settings;
    this.committed = committed;
  }

  RecordsAudit run() {
    LakeOffsets lake = new LakeOffsets(spark.table(new RecordsTable(spark, settings).name()));
    Map<TopicPartition, Held> held = held();
    Map<TopicPartition, InLake> inLake = lake.byPartition();
    SortedMap<TopicPartition, OffsetRange> read = new TreeMap<>(KafkaPartitions.PARTITION_ORDER);
    held.forEach((partition, now) -> read.put(partition, read(partition, now, inLake)));
    Map<TopicPartition, Missing> missing = missing(lake, read, inLake);
    List<PartitionAudit> audits = new ArrayList<>();
    read.forEach(
        (partition, range) ->
            audits.add(
                audit(
                    range,
                    inLake.getOrDefault(partition, NOTHING),
                    missing.getOrDefault(partition, Missing.NOTHING),
                    held.get(partition))));
    SortedMap<String, Long> elsewhere = new TreeMap<>();
    inLake.forEach(
        (partition, rows) -> {
          if (!held.containsKey(partition)) {
            elsewhere.merge(partition.topic(), rows.rows(), Long::sum);
          }
        });
    return new RecordsAudit(audits, elsewhere);
  }

  private Map<TopicPartition, Held> held() {
    try (KafkaPartitions kafka = new KafkaPartitions(settings.kafka())) {
      return kafka.held(kafka.topics());
    }
  }

  /** What the records query has read, if not more: rows may have come since. */
  private OffsetRange read(
      TopicPartition partition, Held held, Map<TopicPartition, InLake> inLake) {
    long from = committed.from(partition).orElse(held.earliest());
    long until = committed.until(partition).orElse(from);
    InLake rows = inLake.get(partition);
    return new OffsetRange(
        partition.topic(),
        partition.partition(),
        rows == null ? from : Math.min(from, rows.first()),
        rows == null ? until : Math.max(until, rows.last() + 1));
  }

  /**
   * Offsets that hold no record (a transaction's marker, a compacted key) are no loss: Kafka is
   * asked.
   */
  private Map<TopicPartition, Missing> missing(
      LakeOffsets lake, Map<TopicPartition, OffsetRange> read, Map<TopicPartition, InLake> inLake) {
    List<OffsetRange> withGaps = new ArrayList<>();
    read.forEach(
        (partition, range) -> {
          if (inLake.getOrDefault(partition, NOTHING).distinct() < range.size()) {
            withGaps.add(range);
          }
        });
    if (withGaps.isEmpty()) {
      return Map.of();
    }
    try (KafkaGaps kafka = new KafkaGaps(settings.kafka())) {
      return kafka.missing(lake.gaps(withGaps));
    }
  }

  private static PartitionAudit audit(OffsetRange read, InLake lake, Missing missing, Held held) {
    return new PartitionAudit(
        read.topic(),
        read.partition(),
        read.fromOffset(),
        read.untilOffset(),
        lake.distinct(),
        missing.records(),
        missing.expired(),
        lake.rows() - lake.distinct(),
        Math.max(0, held.end() - read.untilOffset()));
  }
}
