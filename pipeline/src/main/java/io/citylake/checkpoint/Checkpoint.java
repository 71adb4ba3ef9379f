package io.citylake.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.checkpointing.CommitLog;
import org.apache.spark.sql.execution.streaming.checkpointing.OffsetSeq;
import org.apache.spark.sql.execution.streaming.checkpointing.OffsetSeqLog;
import org.apache.spark.sql.execution.streaming.checkpointing.OffsetSeqMetadata;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A streaming query's checkpoint is read here from outside. Spark writes an epoch's offsets and
 * watermark here before it runs the epoch, and a repetition takes them from here: what this class
 * says of an epoch holds for every attempt at it.
 */
public final class Checkpoint {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String location;
  private final FileSystem files;
  private final Path root;
  private final OffsetSeqLog offsets;
  private final CommitLog commits;

  public Checkpoint(SparkSession spark, String location) {
    this.location = location;
    this.root = new Path(location);
    try {
      this.files = root.getFileSystem(spark.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint " + location + " cannot be reached", e);
    }
    this.offsets = new OffsetSeqLog(spark, new Path(root, "offsets").toString());
    this.commits = new CommitLog(spark, new Path(root, "commits").toString());
  }

  public String location() {
    return location;
  }

  /** The streaming query's id; empty where the file that holds it is missing. */
  public Optional<String> id() {
    return text(new Path(root, "metadata")).map(metadata -> parse(metadata).path("id").asText());
  }

  /** The last epoch whose offsets were fixed, whether or not it ran to its end. */
  public OptionalLong lastPlannedEpoch() {
    var latest = offsets.getLatestBatchId();
    return latest.isDefined() ? OptionalLong.of((Long) latest.get()) : OptionalLong.empty();
  }

  /** The last epoch that ran to its end. */
  public OptionalLong lastCommittedEpoch() {
    var latest = commits.getLatestBatchId();
    return latest.isDefined() ? OptionalLong.of((Long) latest.get()) : OptionalLong.empty();
  }

  /**
   * An epoch as it was planned.
   *
   * @throws IllegalStateException where the checkpoint does not hold it (any more)
   */
  public Epoch epoch(String query, long number) {
    OffsetSeq planned = planned(number);
    List<PartitionOffset> from =
        number == 0 ? initialOffsets() : partitionOffsets(planned(number - 1));
    return new Epoch(
        query,
        id().orElseThrow(() -> new IllegalStateException(location + " has no metadata file")),
        number,
        number == 0 ? Optional.empty() : watermark(planned(number - 1)),
        watermark(planned),
        ranges(from, partitionOffsets(planned)));
  }

  /** When the epoch was planned: the same for every attempt at it. */
  public Instant plannedAt(long number) {
    return Instant.ofEpochMilli(metadata(planned(number)).batchTimestampMs());
  }

  /** Where the epoch after {@code number} begins in each partition. */
  public List<PartitionOffset> endOffsets(long number) {
    return partitionOffsets(planned(number));
  }

  /**
   * What the query has read under this checkpoint from its first epoch to the end of {@code
   * number}: one range for each partition that it knows, empty where there was nothing to read.
   */
  public List<OffsetRange> readUntil(long number) {
    List<PartitionOffset> initial = initialOffsets();
    return endOffsets(number).stream()
        .map(
            end -> new OffsetRange(end.topic(), end.partition(), start(initial, end), end.offset()))
        .toList();
  }

  /**
   * The Spark settings that an epoch was planned with; Spark takes them from here, whatever the
   * session says.
   */
  public Map<String, String> sparkSettings(long number) {
    return CollectionConverters.asJava(metadata(planned(number)).conf());
  }

  private OffsetSeq planned(long number) {
    var planned = offsets.get(number);
    if (planned.isEmpty()) {
      throw new IllegalStateException(location + " holds no offsets of epoch " + number);
    }
    return planned.get();
  }

  private static OffsetSeqMetadata metadata(OffsetSeq planned) {
    return planned.metadata().get();
  }

  private static Optional<Instant> watermark(OffsetSeq planned) {
    long millis = metadata(planned).batchWatermarkMs();
    return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static List<PartitionOffset> partitionOffsets(OffsetSeq planned) {
    return partitionOffsets(planned.offsets().apply(0).get().json());
  }

  /**
   * Where the first epoch began; empty where none was planned. Spark's Kafka source notes it beside
   * the offsets.
   */
  public List<PartitionOffset> initialOffsets() {
    return text(new Path(root, "sources/0/0"))
        .map(text -> partitionOffsets(text.substring(text.indexOf('{'))))
        .orElse(List.of());
  }

  private static List<PartitionOffset> partitionOffsets(String json) {
    List<PartitionOffset> result = new ArrayList<>();
    for (var topic : parse(json).properties()) {
      for (var partition : topic.getValue().properties()) {
        result.add(
            new PartitionOffset(
                topic.getKey(),
                Integer.parseInt(partition.getKey()),
                partition.getValue().asLong()));
      }
    }
    return result;
  }

  private static List<OffsetRange> ranges(List<PartitionOffset> from, List<PartitionOffset> until) {
    List<OffsetRange> ranges = new ArrayList<>();
    for (PartitionOffset end : until) {
      long start = start(from, end);
      if (end.offset() > start) {
        ranges.add(new OffsetRange(end.topic(), end.partition(), start, end.offset()));
      }
    }
    return ranges;
  }

  /** Where {@code end} 's partition begins: one that has appeared since, at its beginning. */
  private static long start(List<PartitionOffset> from, PartitionOffset end) {
    return from.stream()
        .filter(end::isSamePartition)
        .mapToLong(PartitionOffset::offset)
        .findFirst()
        .orElse(0);
  }

  private Optional<String> text(Path file) {
    try {
      if (!files.exists(file)) {
        return Optional.empty();
      }
      try (FSDataInputStream content = files.open(file)) {
        return Optional.of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the checkpoint holds broken JSON", e);
    }
  }
}
