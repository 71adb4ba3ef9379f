package io.citylake.benchmarks.throughput;

import java.util.Map;

/** A job is what contestants that can be held against each other do. */
enum Job {
  /** Every record into Parquet, and 5-minute windows. */
  BOTH(""),
  /** Every record into Parquet. */
  RECORDS("-records"),
  /** 5-minute windows. */
  WINDOWS("-windows"),
  /** 5-minute windows that begin every minute. */
  SLIDING("-sliding");

  private final String suffix;

  Job(String suffix) {
    this.suffix = suffix;
  }

  /** What an engine's name is followed by in the name of the contestant that does this. */
  String suffix() {
    return suffix;
  }

  /** Keys of Citylake's configuration that say the same. */
  Map<String, String> keys() {
    return switch (this) {
      case BOTH -> Map.of();
      case RECORDS -> Map.of("streaming.run", "[\"records\"]");
      case WINDOWS -> Map.of("streaming.run", "[\"windows\"]");
      case SLIDING -> Map.of("streaming.run", "[\"windows\"]", "streaming.window.slide", "1m");
    };
  }

  boolean hasRecords() {
    return this == BOTH || this == RECORDS;
  }

  boolean hasWindows() {
    return this != RECORDS;
  }

  /** Jobs of the same shape must come to the same windows. */
  String windowShape() {
    return this == SLIDING ? "sliding" : "tumbling";
  }
}
