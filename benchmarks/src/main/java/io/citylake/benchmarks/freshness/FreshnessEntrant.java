package io.citylake.benchmarks.freshness;

import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.run.Program;
import io.citylake.benchmarks.spark.CitylakeStream;
import io.citylake.benchmarks.spark.Naive;
import io.citylake.benchmarks.spark.PhaseKeys;
import io.citylake.settings.ReadSettings;
import java.util.Map;
import java.util.Optional;

/**
 * A contestant of the freshness benchmark runs until it is stopped, with the triggers it comes
 * with.
 */
enum FreshnessEntrant {
  CITYLAKE(
      "citylake",
      "the streaming job as it is, with the triggers of its configuration",
      "serving.windows"),
  NAIVE(
      "naive",
      "Spark as in tutorials, without a trigger: the next batch begins when the last one ends; seen in its table and,"
          + " by its file sink's log, in its Parquet folder",
      Naive.WINDOWS_TABLE);

  private final String label;
  private final String description;
  private final String windowsTable;

  FreshnessEntrant(String label, String description, String windowsTable) {
    this.label = label;
    this.description = description;
    this.windowsTable = windowsTable;
  }

  String label() {
    return label;
  }

  String description() {
    return description;
  }

  /** What a reader of its windows asks. */
  String windowsTable() {
    return windowsTable;
  }

  /**
   * What to start.
   *
   * @param citylakeKeys of Citylake's configuration; the naive way does not get them
   */
  Program program(Map<String, String> citylakeKeys) {
    return switch (this) {
      case CITYLAKE -> Program.of(CitylakeStream.Continuously.class, citylakeKeys);
      case NAIVE -> Program.of(Naive.Continuously.class, Map.of());
    };
  }

  /** What a reader of its records can see; for a phase that has begun. */
  LakeEpochs lakeEpochs(Phase phase, Map<String, String> citylakeKeys) {
    return switch (this) {
      case CITYLAKE ->
          IcebergEpochs.open(
              ReadSettings.from(Optional.empty(), Map.of(), PhaseKeys.of(phase, citylakeKeys))
                  .lake());
      case NAIVE -> new EpochFiles(phase.file("records").resolve("_spark_metadata"));
    };
  }
}
