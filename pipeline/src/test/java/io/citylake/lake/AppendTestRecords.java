package io.citylake.lake;

import io.citylake.ingest.TestRecord;
import io.citylake.judge.JudgeRecord;
import io.citylake.recordfiles.AppendRecords;
import io.citylake.recordfiles.RecordsBatch;
import io.citylake.settings.Settings;
import io.citylake.sources.FormatsByTopic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.spark.sql.SparkSession;

/** Writes canonical records to the lake as the stream does. */
final class AppendTestRecords {
  private AppendTestRecords() {}

  static void append(
      SparkSession spark, Settings settings, Instant ingestTime, TestRecord... records) {
    JudgeRecord judge =
        new JudgeRecord(settings.catalogue(), FormatsByTopic.canonicalOnly(), settings.limits());
    new AppendRecords(settings.catalogue(), judge)
        .append(
            TestRecord.dataset(spark, List.of(records)),
            IcebergTables.load(spark, settings.lake().catalog() + ".raw.records"),
            RecordsBatch.of(0, ingestTime, Map.of()),
            Map.of(),
            () -> {},
            SnapshotAncestryValidator.NON_VALIDATING);
  }
}
