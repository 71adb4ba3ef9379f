package io.citylake.benchmarks.soak;

import io.citylake.benchmarks.report.Cells;

/**
 * A series is one of the figures that a soak looks at. Bytes, seconds, cores, or a plain number.
 */
enum Series {
  SENT_PER_SECOND("sent/s", Course.FREE),
  WINDOWS_LAG_RECORDS("windows lag", Course.LEVEL),
  RECORDS_LAG_RECORDS("records lag", Course.LEVEL),
  WINDOWS_LAG_SECONDS("windows lag s", Course.LEVEL),
  RECORDS_LAG_SECONDS("records lag s", Course.LEVEL),
  HEAP_AFTER_COLLECTION_BYTES("heap MiB", Course.FREE),
  RESIDENT_BYTES("resident MiB", Course.FREE),
  STATE_ROWS("state rows", Course.LEVEL),
  STATE_BYTES("state MiB", Course.LEVEL),
  DATA_FILES("data files", Course.GROWS),
  METADATA_FILES("metadata files", Course.LEVEL),
  MANIFESTS("manifests", Course.GROWS),
  SNAPSHOTS("snapshots", Course.GROWS),
  CHECKPOINT_FILES("checkpoint files", Course.LEVEL),
  DRIVER_CORES("driver cores", Course.FREE),
  BROKER_CORES("broker cores", Course.FREE),
  POSTGRES_CORES("postgres cores", Course.FREE);

  /** What a series does in a job that is well. */
  enum Course {
    /** It stays as it is. */
    LEVEL("GROWS"),
    /** It grows by each commit until maintenance, a batch job, makes it small again. */
    GROWS("grows by commits"),
    /** Nothing is expected of it: a heap grows until its collector finds it worth the work. */
    FREE("grows");

    private final String growth;

    Course(String growth) {
      this.growth = growth;
    }

    /** What a report says of one that grows. */
    String growth() {
      return growth;
    }
  }

  private static final double MIB = 1 << 20;

  private final String label;
  private final Course course;

  Series(String label, Course course) {
    this.label = label;
    this.course = course;
  }

  /** For people, with the unit of {@link #shown}. */
  String label() {
    return label;
  }

  Course course() {
    return course;
  }

  /** A value in the unit of the label. */
  double shown(double value) {
    return name().endsWith("BYTES") ? value / MIB : value;
  }

  /** A value for people, who want to see parts of a second or of a core only. */
  String text(double value) {
    return name().endsWith("SECONDS") || name().endsWith("CORES")
        ? Cells.decimals(shown(value))
        : Cells.whole(shown(value));
  }
}
