package io.citylake.timetravel;

import io.citylake.lake.IcebergTables;
import io.citylake.lake.InputTags;
import io.citylake.lake.RecordsTable;
import io.citylake.lake.RepairsTable;
import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;

/** The snapshots of readings and repairs that the lake still has. */
final class InputSnapshots {
  private final String recordsName;
  private final String repairsName;
  private final Table records;
  private final Table repairs;

  InputSnapshots(SparkSession spark, Settings settings) {
    this.recordsName = new RecordsTable(spark, settings).name();
    this.repairsName = new RepairsTable(spark, settings).name();
    this.records = IcebergTables.load(spark, recordsName);
    this.repairs = IcebergTables.load(spark, repairsName);
  }

  /** What of an input has expired, for people. */
  List<String> expired(LakeInput input) {
    return Stream.of(
            expired(recordsName, records, input.records()),
            expired(repairsName, repairs, input.repairs()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> expired(String name, Table table, long snapshot) {
    return snapshot == LakeInput.EMPTY || table.snapshot(snapshot) != null
        ? Optional.empty()
        : Optional.of("%s of %s".formatted(InputTags.name(snapshot), name));
  }

  /** Orders inputs that have not expired: the lake's tables of readings are only added to. */
  Comparator<LakeInput> oldestFirst() {
    return Comparator.comparingLong((LakeInput input) -> sequence(records, input.records()))
        .thenComparingLong(input -> sequence(repairs, input.repairs()));
  }

  private static long sequence(Table table, long snapshot) {
    return snapshot == LakeInput.EMPTY ? 0 : table.snapshot(snapshot).sequenceNumber();
  }
}
