package io.citylake.benchmarks.throughput;

import io.citylake.benchmarks.limit.Limit;
import io.citylake.benchmarks.run.ClassPath;
import io.citylake.benchmarks.run.Program;
import io.citylake.benchmarks.spark.CitylakeStream;
import io.citylake.benchmarks.spark.CitylakeWithoutDeduplication;
import io.citylake.benchmarks.spark.Naive;
import java.util.LinkedHashMap;
import java.util.Map;

/** An engine is who does a job. */
enum Engine {
  LIMIT(
      "limit",
      "plain Java threads: large fetches, Citylake's parser, windows in a heap map, parquet-mr with zstd",
      "surviving a crash, commits before the end, deduplication, windows before they are complete, PostgreSQL,"
          + " a table format, rejections"),
  NAIVE(
      "naive",
      "Spark as in tutorials: from_json, 200 shuffle partitions, default state store, JDBC batch inserts, Parquet",
      "validation, rejections, deduplication, exactly-once output, a table format"),
  FLINK(
      "flink",
      "Flink DataStream on its local cluster: Citylake's parser, a place's metrics aggregated together",
      "records, checkpoints, deduplication, windows before they are complete, PostgreSQL"),
  FLINK_WITH_DEDUPLICATION(
      "flink-deduplication",
      "the same, each event once, and a checkpoint of what was seen every 2 s",
      "records, windows before they are complete, PostgreSQL"),
  CITYLAKE("citylake", "the streaming job as it is", ""),
  CITYLAKE_WITHOUT_DEDUPLICATION(
      "citylake-no-deduplication",
      "the windows query of the streaming job's parts, without its deduplication",
      "deduplication, figures of each batch");

  private final String label;
  private final String description;
  private final String leavesOut;

  Engine(String label, String description, String leavesOut) {
    this.label = label;
    this.description = description;
    this.leavesOut = leavesOut;
  }

  String label() {
    return label;
  }

  String description() {
    return description;
  }

  /** What the others do and this one does not; empty where it does all. */
  String leavesOut() {
    return leavesOut;
  }

  boolean isCitylake() {
    return this == CITYLAKE || this == CITYLAKE_WITHOUT_DEDUPLICATION;
  }

  /**
   * What to start for a job.
   *
   * @param citylakeKeys further keys of Citylake's configuration; its peers do not get them
   */
  Program program(Job job, Map<String, String> citylakeKeys) {
    Map<String, String> keys = new LinkedHashMap<>(job.keys());
    if (isCitylake()) {
      keys.putAll(citylakeKeys);
    }
    return switch (this) {
      case LIMIT -> Program.of(Limit.class, keys);
      case NAIVE -> Program.of(Naive.class, keys);
      case FLINK -> flink(/* deduplicates= */ false);
      case FLINK_WITH_DEDUPLICATION -> flink(/* deduplicates= */ true);
      case CITYLAKE -> Program.of(CitylakeStream.class, keys);
      case CITYLAKE_WITHOUT_DEDUPLICATION -> Program.of(CitylakeWithoutDeduplication.class, keys);
    };
  }

  private static Program flink(boolean deduplicates) {
    return new Program(
        "io.citylake.benchmarks.flink.FlinkWindows",
        Map.of("deduplication", Boolean.toString(deduplicates)),
        ClassPath.ofFlink());
  }
}
