package io.citylake.marts;

import static io.citylake.tables.Column.optional;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.citylake.lake.CommitAgain;
import io.citylake.lake.IcebergTables;
import io.citylake.lake.LakeLayout;
import io.citylake.models.Mart;
import io.citylake.models.MartColumn;
import io.citylake.settings.Settings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.spark.SparkWriteOptions;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;

/**
 * A mart's table is the one in the lake. A day is written to a branch first and becomes visible in
 * one commit, after it has been checked.
 */
public final class MartTable {
  /** Iceberg's own name (SnapshotSummary): expiry then knows that the files are in use. */
  private static final String SOURCE_SNAPSHOT = "source-snapshot-id";

  /** Iceberg's own name (SnapshotSummary.ADDED_RECORDS_PROP); missing where nothing was added. */
  private static final String ADDED_RECORDS = "added-records";

  private static final int ATTEMPTS = 20;

  private final SparkSession spark;
  private final Mart mart;
  private final String namespace;
  private final String name;
  private final Duration tagRetention;

  public MartTable(SparkSession spark, Settings settings, Mart mart) {
    this.spark = spark;
    this.mart = mart;
    this.namespace = settings.lake().catalog() + "." + Mart.SCHEMA;
    this.name = namespace + "." + mart.name();
    this.tagRetention = settings.batch().tagRetention();
  }

  /** The full name, for example {@code lake.marts.daily_parking}. */
  public String name() {
    return name;
  }

  /**
   * Makes the table, or adds the columns that the mart has got since.
   *
   * @throws io.citylake.command.CommandFailed where another table has that name, or a newer
   *     version's
   */
  public void prepare() {
    if (!exists()) {
      make();
    }
    Table table = table();
    checkLayout(table);
    addNewColumns(table);
    if (table.currentSnapshot() == null) {
      // Branches begin at a snapshot.
      table.newAppend().commit();
    }
  }

  private boolean exists() {
    try {
      table();
      return true;
    } catch (org.apache.iceberg.exceptions.NoSuchTableException e) {
      return false;
    }
  }

  private void make() {
    spark.sql("create namespace if not exists " + namespace);
    spark.sql(
        """
        create table if not exists %s (%s)
        using iceberg
        partitioned by (day)
        tblproperties (
          'citylake.layout' = '1',
          'format-version' = '2',
          'write.distribution-mode' = 'hash',
          'write.parquet.compression-codec' = 'zstd',
          'write.metadata.delete-after-commit.enabled' = 'true',
          'write.metadata.previous-versions-max' = '10',
          'commit.retry.num-retries' = '20'
        )"""
            .formatted(name, definitions(Set.of())));
  }

  /**
   * Does nothing where {@code stored} is the mart's table: whatever else it has, it has the grain.
   *
   * @throws io.citylake.command.CommandFailed where another table has its name, or a newer
   *     version's
   */
  public void checkLayout(Table stored) {
    List<io.citylake.tables.Column> columns =
        mart.columns().stream()
            .map(MartColumn::column)
            .map(c -> mart.grain().contains(c.name()) ? c : optional(c.name(), c.type(), c.doc()))
            .toList();
    LakeLayout.check(name, stored, columns);
  }

  private void addNewColumns(Table table) {
    Set<String> stored =
        table.schema().columns().stream()
            .map(Types.NestedField::name)
            .collect(Collectors.toUnmodifiableSet());
    String additions = definitions(stored);
    if (!additions.isEmpty()) {
      spark.sql("alter table %s add columns (%s)".formatted(name, additions));
    }
  }

  private String definitions(Set<String> without) {
    return mart.columns().stream()
        .filter(column -> !without.contains(column.name()))
        .map(MartTable::definition)
        .collect(Collectors.joining(", "));
  }

  private static String definition(MartColumn martColumn) {
    var column = martColumn.column();
    String unit = column.unit().isEmpty() ? "" : column.unit() + ", ";
    return "`%s` %s comment '%s'"
        .formatted(
            column.name(), column.type().lakeName(), (unit + column.doc()).replace("'", "\\'"));
  }

  /** Writes {@code rows} as the run's day, on a branch. */
  public StagedDay stage(Dataset<Row> rows, MartRun run) {
    long parent;
    if (DaySession.areNone(rows)) {
      Table table = table();
      parent = table.currentSnapshot().snapshotId();
      writeNone(table, run);
    } else {
      parent = CommitAgain.upTo(ATTEMPTS, () -> branchOff(run));
      write(rows, run);
    }
    Snapshot written = table().snapshot(run.branch());
    long added = Long.parseLong(written.summary().getOrDefault(ADDED_RECORDS, "0"));
    return new StagedDay(mart, run.day(), run.branch(), parent, written.snapshotId(), added);
  }

  /** Makes the run's branch; gives the snapshot at which it begins. */
  private long branchOff(MartRun run) {
    Table table = table();
    long parent = table.currentSnapshot().snapshotId();
    table.manageSnapshots().createBranch(run.branch(), parent).commit();
    return parent;
  }

  private void write(Dataset<Row> rows, MartRun run) {
    DataFrameWriterV2<Row> writer =
        rows.writeTo(name + ".branch_" + run.branch())
            // The rows are of one day: to bring those of a day together would make them one task's.
            .option(SparkWriteOptions.DISTRIBUTION_MODE, DistributionMode.NONE.modeName());
    for (Map.Entry<String, String> property : run.summary(mart.name()).entrySet()) {
      writer = writer.option("snapshot-property." + property.getKey(), property.getValue());
    }
    try {
      writer.overwrite(ofDay(run.day()));
    } catch (NoSuchTableException e) {
      throw new IllegalStateException(name + " was dropped while it was written", e);
    }
  }

  /** A day without rows needs no query, and its branch no commit before. */
  private void writeNone(Table table, MartRun run) {
    OverwriteFiles overwrite = table.newOverwrite().overwriteByRowFilter(isOf(run.day()));
    run.summary(mart.name()).forEach(overwrite::set);
    overwrite.toBranch(run.branch()).commit();
  }

  /** The rows of a staged day, before it is published and after. */
  public Dataset<Row> read(StagedDay staged) {
    return read(staged.snapshot(), staged.day());
  }

  /** A day's rows as of a snapshot. */
  public Dataset<Row> read(long snapshot, LocalDate day) {
    return spark.read().option("versionAsOf", snapshot).table(name).where(ofDay(day));
  }

  /**
   * Makes a staged day the published one and tags it, in one commit where nobody published another
   * day meanwhile.
   *
   * @return the published snapshot
   */
  public long publish(StagedDay staged, MartRun run) {
    return CommitAgain.upTo(ATTEMPTS, () -> publishOnce(staged, run));
  }

  private long publishOnce(StagedDay staged, MartRun run) {
    Table table = table();
    if (table.currentSnapshot().snapshotId() == staged.parentSnapshot()) {
      table
          .manageSnapshots()
          .fastForwardBranch(SnapshotRef.MAIN_BRANCH, staged.branch())
          .createTag(run.tag(), staged.snapshot())
          .setMaxRefAgeMs(run.tag(), tagRetention.toMillis())
          .removeBranch(staged.branch())
          .commit();
      return staged.snapshot();
    }
    long snapshot = replay(table, staged, run);
    table
        .manageSnapshots()
        .createTag(run.tag(), snapshot)
        .setMaxRefAgeMs(run.tag(), tagRetention.toMillis())
        .removeBranch(staged.branch())
        .commit();
    return snapshot;
  }

  /** Another day was published meanwhile: the staged files go on top of it, as they are. */
  private static long replay(Table table, StagedDay staged, MartRun run) {
    OverwriteFiles overwrite = table.newOverwrite().overwriteByRowFilter(isOf(staged.day()));
    SnapshotChanges changes =
        SnapshotChanges.builderFor(table).snapshot(table.snapshot(staged.snapshot())).build();
    changes.addedDataFiles().forEach(overwrite::addFile);
    run.summary(staged.mart().name()).forEach(overwrite::set);
    overwrite.set(SOURCE_SNAPSHOT, Long.toString(staged.snapshot()));
    overwrite.commit();
    table.refresh();
    return newest(table, run);
  }

  /** A third day may have been published on top already. */
  private static long newest(Table table, MartRun run) {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (run.id().equals(snapshot.summary().get(MartRun.RUN_PROPERTY))
          && run.day().toString().equals(snapshot.summary().get(MartRun.DAY_PROPERTY))) {
        return snapshot.snapshotId();
      }
    }
    throw new IllegalStateException("the snapshot just published is not there");
  }

  private static Expression isOf(LocalDate day) {
    return Expressions.equal(Mart.DAY, Math.toIntExact(day.toEpochDay()));
  }

  private Table table() {
    return IcebergTables.load(spark, name);
  }

  private static Column ofDay(LocalDate day) {
    return col(Mart.DAY).equalTo(lit(day));
  }
}
