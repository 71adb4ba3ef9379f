package io.citylake.settings;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.Secret;
import io.citylake.judge.ValidationLimits;
import io.citylake.sources.DescribedSources;
import io.citylake.sources.FormatsByTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings are everything that a job is told from outside, checked. {@link ReadSettings} makes
 * it.
 *
 * @param effective every key with the value in force, one a line, secrets masked
 */
public record Settings(
    Kafka kafka,
    SensorCatalogue catalogue,
    DescribedSources sources,
    FormatsByTopic formats,
    ValidationLimits limits,
    Streaming streaming,
    Lake lake,
    Storage storage,
    Postgres postgres,
    Batch batch,
    List<String> effective) {

  /** What happens where Kafka no longer holds records that were not read yet. */
  public enum ExpiredOffsets {
    REFUSE,
    ACCEPT
  }

  /**
   * The broker and what to read from it.
   *
   * @param topics those that are named and those that own descriptions name; empty where {@code
   *     topicsPattern} is set, which finds them all
   * @param properties of the Kafka clients, without prefix
   */
  public record Kafka(
      String bootstrapServers,
      List<String> topics,
      Optional<String> topicsPattern,
      String startingOffsets,
      ExpiredOffsets expiredOffsets,
      Map<String, String> properties) {

    /** The property that says whether records of open and aborted transactions are read. */
    public static final String ISOLATION_LEVEL = "isolation.level";

    /** They are not: the default. */
    public static final String READ_COMMITTED = "read_committed";

    /** Whether records count only once their transaction, if they have one, is committed. */
    public boolean readsCommittedOnly() {
      return READ_COMMITTED.equals(properties.get(ISOLATION_LEVEL));
    }

    @Override
    public String toString() {
      return "Kafka[" + bootstrapServers + "]";
    }
  }

  /**
   * The speed layer.
   *
   * @param run the names of the queries that run
   * @param queries every query, by its name
   */
  public record Streaming(
      List<String> run,
      Duration watermark,
      WindowShape window,
      int shufflePartitions,
      Duration stopTimeout,
      Duration topicRefresh,
      Map<String, Query> queries) {

    /**
     * The settings of one query.
     *
     * @throws IllegalArgumentException where the configuration knows no query of this name
     */
    public Query query(String name) {
      if (!queries.containsKey(name)) {
        throw new IllegalArgumentException("no query is named " + name);
      }
      return queries.get(name);
    }
  }

  /** Length and slide of the windows; equal for tumbling windows. */
  public record WindowShape(Duration length, Duration slide) implements java.io.Serializable {}

  /** One streaming query. */
  public record Query(Duration trigger, String checkpoint, long maxRecordsPerTrigger) {}

  /**
   * The Iceberg catalogue.
   *
   * @param properties of the catalogue, without prefix; holds secrets
   */
  public record Lake(String catalog, Map<String, String> properties) {

    @Override
    public String toString() {
      return "Lake[" + catalog + "]";
    }
  }

  /**
   * The file system or object store of the warehouse and the checkpoints.
   *
   * @param properties as Hadoop names them; may hold secrets
   */
  public record Storage(Map<String, String> properties) {

    @Override
    public String toString() {
      return "Storage" + properties.keySet();
    }
  }

  /** The serving database. */
  public record Postgres(
      String url,
      String user,
      Secret password,
      int maxConnections,
      Duration connectTimeout,
      Duration retryFor) {}

  /**
   * The batch layer.
   *
   * @param duplicateReach how far beyond a day's ends copies of an event are looked for
   * @param tagRetention how long a published day and its input stay for time travel
   * @param shufflePartitions tasks of a shuffle, at most
   */
  public record Batch(
      Duration duplicateReach,
      Duration tagRetention,
      int shufflePartitions,
      Maintenance maintenance) {}

  /**
   * What maintenance leaves alone, by age.
   *
   * @param closedAfter a day is compacted once it ended this long ago
   * @param expireSnapshotsAfter the age of snapshots that nothing needs
   * @param orphanFilesAfter the age of files that no table knows
   * @param abandonedBranchesAfter the age of branches that a run left behind
   * @param targetFileBytes what compaction aims at
   * @param liveRetention the age of days of the speed layer's tables
   * @param daysAhead days for which partitions are made ahead
   */
  public record Maintenance(
      Duration closedAfter,
      Duration expireSnapshotsAfter,
      Duration orphanFilesAfter,
      Duration abandonedBranchesAfter,
      long targetFileBytes,
      Duration liveRetention,
      int daysAhead) {}
}
