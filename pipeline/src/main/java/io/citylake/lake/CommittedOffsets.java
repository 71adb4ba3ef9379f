package io.citylake.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.CheckpointContract;
import io.citylake.checkpoint.TopicsOfCheckpoint;
import io.citylake.progress.OffsetRange;
import io.citylake.progress.PartitionId;
import io.citylake.settings.Settings;
import io.citylake.tables.QueryNames;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Committed offsets are what the records query has brought into the lake, partition by partition:
 * the offsets that it has read, whether or not they held a record.
 *
 * <p>Rows do not say it. Where a partition ends in a transaction's marker, or in records that Kafka
 * has compacted away, the last row lies before the end of what was read. So the snapshot that an
 * epoch makes carries what its checkpoint has read up to then.
 */
public final class CommittedOffsets {
  /** The property of a snapshot: topic, its id, partition, and from and until of what was read. */
  public static final String PROPERTY = "citylake.offsets";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Ranges that neither overlap nor touch, in order. */
  private final SortedMap<PartitionId, List<OffsetRange>> ranges = new TreeMap<>(PartitionId.ORDER);

  private CommittedOffsets(List<OffsetRange> committed) {
    for (OffsetRange range : committed) {
      ranges.computeIfAbsent(range.partitionId(), p -> new ArrayList<>()).add(range);
    }
    ranges.replaceAll((partition, own) -> joined(own));
  }

  /**
   * Of ranges that may overlap.
   *
   * @param committed with the ids of their topics, as {@link TopicIdsOfRecords} tells them
   */
  public static CommittedOffsets of(List<OffsetRange> committed) {
    return new CommittedOffsets(committed);
  }

  /**
   * What is committed now. Rows that are read after this call are all the rows of it.
   *
   * @param settings say where the lake and the records query's checkpoint are
   */
  public static CommittedOffsets read(SparkSession spark, Settings settings) {
    // The checkpoint first: what it says is committed was committed before the lake is read.
    List<OffsetRange> committed =
        new ArrayList<>(
            ofCheckpoint(spark, settings.streaming().query(QueryNames.RECORDS).checkpoint()));
    RecordsTable records = new RecordsTable(spark, settings);
    if (!records.exists()) {
      return new CommittedOffsets(List.of());
    }
    TopicIdsOfRecords topicIds = records.topicIds();
    committed.replaceAll(range -> range.withTopicId(topicIds.tell(range.topic(), range.topicId())));
    committed.addAll(ofTable(spark, records));
    return new CommittedOffsets(committed);
  }

  /** With ids of the topics where the checkpoint's contract has them. */
  private static List<OffsetRange> ofCheckpoint(SparkSession spark, String location) {
    Checkpoint checkpoint = new Checkpoint(spark, location);
    OptionalLong last = checkpoint.lastCommittedEpoch();
    if (last.isEmpty()) {
      return List.of();
    }
    Map<String, String> ids = TopicsOfCheckpoint.keptIn(new CheckpointContract(spark, location));
    return checkpoint.readUntil(last.getAsLong()).stream()
        .map(range -> range.withTopicId(ids.get(range.topic())))
        .toList();
  }

  /**
   * What the table's snapshots say. Those of earlier versions say nothing: for a query whose newest
   * is one of them the rows have to stand in.
   */
  private static List<OffsetRange> ofTable(SparkSession spark, RecordsTable records) {
    Table table = IcebergTables.load(spark, records.name());
    List<OffsetRange> committed = new ArrayList<>();
    Collection<Snapshot> newest = CommittedEpochs.newest(table).values();
    boolean saidByAll = !newest.isEmpty();
    for (Snapshot snapshot : newest) {
      String offsets = snapshot.summary().get(PROPERTY);
      saidByAll &= offsets != null;
      committed.addAll(offsets == null ? List.of() : parse(offsets));
    }
    if (!saidByAll) {
      committed.addAll(ofRows(records));
    }
    return committed;
  }

  private static List<OffsetRange> ofRows(RecordsTable records) {
    return records
        .read()
        .groupBy("topic", "topic_id", "partition")
        .agg(functions.min("offset"), functions.max("offset"))
        .collectAsList()
        .stream()
        .map(
            row ->
                new OffsetRange(
                    row.getString(0),
                    row.getString(1),
                    row.getInt(2),
                    row.getLong(3),
                    row.getLong(4) + 1))
        .toList();
  }

  /** The first offset that was read of a partition; empty where none was. */
  public OptionalLong from(PartitionId partition) {
    List<OffsetRange> own = ranges.getOrDefault(partition, List.of());
    return own.isEmpty() ? OptionalLong.empty() : OptionalLong.of(own.get(0).fromOffset());
  }

  /** The offset at which a partition goes on; empty where none of it was read. */
  public OptionalLong until(PartitionId partition) {
    List<OffsetRange> own = ranges.getOrDefault(partition, List.of());
    return own.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(own.get(own.size() - 1).untilOffset());
  }

  /** The partitions that were read, in order; of some of them perhaps nothing yet. */
  public Set<PartitionId> partitions() {
    return Collections.unmodifiableSet(ranges.keySet());
  }

  /** The first of the offsets in {@code range} that was not read; empty where all were. */
  public Optional<Long> firstUnread(OffsetRange range) {
    long reached = range.fromOffset();
    for (OffsetRange read : ranges.getOrDefault(range.partitionId(), List.of())) {
      if (read.fromOffset() <= reached && reached < read.untilOffset()) {
        reached = read.untilOffset();
      }
    }
    return reached < range.untilOffset() ? Optional.of(reached) : Optional.empty();
  }

  /** {@code ranges}, one for each partition and with the topics' ids, as a snapshot keeps them. */
  public static String json(List<OffsetRange> ranges) {
    ObjectNode topics = JSON.createObjectNode();
    for (OffsetRange range : ranges) {
      topics
          .withObjectProperty(range.topic())
          .withObjectProperty(range.topicId())
          .putArray(Integer.toString(range.partition()))
          .add(range.fromOffset())
          .add(range.untilOffset());
    }
    return topics.toString();
  }

  private static List<OffsetRange> parse(String json) {
    List<OffsetRange> ranges = new ArrayList<>();
    try {
      for (Map.Entry<String, JsonNode> topic : JSON.readTree(json).properties()) {
        for (Map.Entry<String, JsonNode> id : topic.getValue().properties()) {
          for (Map.Entry<String, JsonNode> partition : id.getValue().properties()) {
            ranges.add(
                new OffsetRange(
                    topic.getKey(),
                    id.getKey(),
                    Integer.parseInt(partition.getKey()),
                    partition.getValue().path(0).asLong(),
                    partition.getValue().path(1).asLong()));
          }
        }
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a snapshot's " + PROPERTY + " is broken: " + json, e);
    }
    return ranges;
  }

  private static List<OffsetRange> joined(List<OffsetRange> ranges) {
    List<OffsetRange> joined = new ArrayList<>();
    for (OffsetRange range :
        ranges.stream().sorted(Comparator.comparingLong(OffsetRange::fromOffset)).toList()) {
      OffsetRange last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last == null || range.fromOffset() > last.untilOffset()) {
        joined.add(range);
      } else {
        joined.set(
            joined.size() - 1,
            new OffsetRange(
                last.topic(),
                last.topicId(),
                last.partition(),
                last.fromOffset(),
                Math.max(last.untilOffset(), range.untilOffset())));
      }
    }
    return joined;
  }
}
