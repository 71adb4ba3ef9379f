package io.citylake.audit;

import io.citylake.audit.LakeOffsets.InLake;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.lake.CommittedOffsets;
import io.citylake.lake.RecordsTable;
import io.citylake.lake.TopicIdsOfRecords;
import io.citylake.progress.OffsetRange;
import io.citylake.progress.PartitionId;
import io.citylake.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.SparkSession;

/** Every record of Kafka in the lake, exactly once: partition by partition, offset by offset. */
final class AuditRecords {
  private static final InLake NOTHING = new InLake(0, 0, 0, 0);

  private final Settings settings;
  private final RecordsTable records;
  private final TopicIdsOfRecords topicIds;
  private final CommittedOffsets committed;

  /**
   * @param committed read before: all of it is in the lake now
   */
  AuditRecords(SparkSession spark, Settings settings, CommittedOffsets committed) {
    this.settings = settings;
    this.records = new RecordsTable(spark, settings);
    this.topicIds = records.topicIds();
    this.committed = committed;
  }

  /**
   * What Kafka has now.
   *
   * @param ids of the topics, by name
   * @param held of the partitions that are asked for
   */
  private record InKafka(Map<String, String> ids, SortedMap<PartitionId, Held> held) {}

  RecordsAudit run() {
    LakeOffsets lake = new LakeOffsets(records.read());
    SortedMap<PartitionId, InLake> inLake = lake.byPartition();
    Set<PartitionId> read = new TreeSet<>(PartitionId.ORDER);
    read.addAll(committed.partitions());
    read.addAll(inLake.keySet());
    InKafka kafka = inKafka(read.stream().map(PartitionId::topic).collect(Collectors.toSet()));

    List<DeletedPartition> deleted = new ArrayList<>();
    SortedMap<String, Long> elsewhere = new TreeMap<>();
    for (PartitionId partition : read) {
      InLake rows = inLake.getOrDefault(partition, NOTHING);
      if (!topicIds.areOne(partition.topicId(), kafka.ids().get(partition.topic()))) {
        deleted.add(deleted(range(partition, 0, rows), rows));
      } else if (!kafka.held().containsKey(partition)) {
        elsewhere.merge(partition.topic(), rows.rows(), Long::sum);
      }
    }
    deleted.removeIf(partition -> partition.fromOffset() == partition.untilOffset());
    elsewhere.values().removeIf(rows -> rows == 0);
    return new RecordsAudit(audits(lake, inLake, kafka.held()), deleted, elsewhere);
  }

  /** The lake was read before: a topic that is made meanwhile is not in it yet. */
  private InKafka inKafka(Set<String> topicsOfLake) {
    try (KafkaPartitions kafka = new KafkaPartitions(settings.kafka())) {
      Map<String, String> asked = kafka.topicIds(kafka.topics());
      SortedMap<PartitionId, Held> held = new TreeMap<>(PartitionId.ORDER);
      kafka
          .held(asked.keySet())
          .forEach((partition, now) -> held.put(idInLake(partition, asked), now));
      Map<String, String> ids = new TreeMap<>(kafka.topicIds(topicsOfLake));
      ids.putAll(asked);
      return new InKafka(ids, held);
    }
  }

  private PartitionId idInLake(TopicPartition partition, Map<String, String> ids) {
    String topicId = topicIds.areKept() ? ids.get(partition.topic()) : TopicIdsOfRecords.UNKNOWN;
    return new PartitionId(partition.topic(), topicId, partition.partition());
  }

  private List<PartitionAudit> audits(
      LakeOffsets lake, SortedMap<PartitionId, InLake> inLake, SortedMap<PartitionId, Held> held) {
    SortedMap<PartitionId, OffsetRange> ranges = new TreeMap<>(PartitionId.ORDER);
    held.forEach(
        (partition, now) ->
            ranges.put(
                partition,
                range(partition, now.earliest(), inLake.getOrDefault(partition, NOTHING))));
    Map<PartitionId, MissingOffsets> missing = missing(lake, ranges, inLake);
    List<PartitionAudit> audits = new ArrayList<>();
    ranges.forEach(
        (partition, range) ->
            audits.add(
                audit(
                    range,
                    inLake.getOrDefault(partition, NOTHING),
                    missing.getOrDefault(partition, MissingOffsets.NOTHING),
                    held.get(partition))));
    return audits;
  }

  /** What the records query has read, if not more: rows may have come since. */
  private OffsetRange range(PartitionId partition, long earliest, InLake rows) {
    long from = committed.from(partition).orElse(rows.rows() == 0 ? earliest : rows.first());
    long until = committed.until(partition).orElse(from);
    return new OffsetRange(
        partition.topic(),
        partition.topicId(),
        partition.partition(),
        rows.rows() == 0 ? from : Math.min(from, rows.first()),
        rows.rows() == 0 ? until : Math.max(until, rows.last() + 1));
  }

  /**
   * Offsets that hold no record (a transaction's marker, a compacted key) are no loss: Kafka is
   * asked.
   */
  private Map<PartitionId, MissingOffsets> missing(
      LakeOffsets lake,
      SortedMap<PartitionId, OffsetRange> ranges,
      SortedMap<PartitionId, InLake> inLake) {
    List<OffsetRange> withGaps = new ArrayList<>();
    ranges.forEach(
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

  private static PartitionAudit audit(
      OffsetRange read, InLake lake, MissingOffsets missing, Held held) {
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

  private static DeletedPartition deleted(OffsetRange read, InLake lake) {
    return new DeletedPartition(
        read.topic(),
        read.topicId(),
        read.partition(),
        read.fromOffset(),
        read.untilOffset(),
        lake.distinct(),
        lake.rows() - lake.distinct());
  }
}
