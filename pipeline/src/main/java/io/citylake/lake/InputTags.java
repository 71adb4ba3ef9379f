package io.citylake.lake;

import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import java.time.Duration;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;

/**
 * Input tags mark the snapshots that published days were computed from, so that time travel reaches
 * them for as long as it reaches those days.
 */
public final class InputTags {
  private static final int ATTEMPTS = 20;

  private final SparkSession spark;
  private final RecordsTable records;
  private final RepairsTable repairs;
  private final Duration retention;

  public InputTags(SparkSession spark, Settings settings) {
    this.spark = spark;
    this.records = new RecordsTable(spark, settings);
    this.repairs = new RepairsTable(spark, settings);
    this.retention = settings.batch().tagRetention();
  }

  /** Keeps the snapshots of {@code input}; again changes nothing. */
  public void keep(LakeInput input) {
    tag(records.name(), input.records());
    tag(repairs.name(), input.repairs());
  }

  /** The tag of an input's snapshot. */
  public static String name(long snapshot) {
    return "input_" + snapshot;
  }

  private void tag(String name, long snapshot) {
    if (snapshot == LakeInput.EMPTY) {
      return;
    }
    CommitAgain.upTo(ATTEMPTS, () -> tagOnce(name, snapshot));
  }

  /** False where it was there already. */
  private boolean tagOnce(String name, long snapshot) {
    Table table = IcebergTables.load(spark, name);
    if (table.refs().containsKey(name(snapshot))) {
      return false;
    }
    table
        .manageSnapshots()
        .createTag(name(snapshot), snapshot)
        .setMaxRefAgeMs(name(snapshot), retention.toMillis())
        .commit();
    return true;
  }
}
