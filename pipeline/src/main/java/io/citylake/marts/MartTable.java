package io.citylake.marts;

import static io.citylake.tables.Column.optional;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.citylake.lake.CommitAgain;
import io.citylake.lake.IcebergTables;
import io.citylake.lake.LakeLayout;
import io.citylake.lake.WrittenFiles;
import io.citylake.models.Mart;
import io.citylake.models.MartColumn;
import io.citylake.settings.Settings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A mart's table is the one in the lake. A day is written to a branch first and becomes visible in
 * one commit, after it has been checked.
 */
public final class MartTable {
  /** Iceberg's own name (SnapshotSummary): expiry then knows that the files are in use. */
  private static final String SOURCE_SNAPSHOT = "source-snapshot-id";

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
    var unused = prepared();
  }

  private Table prepared() {
    Table table = presentOrMade();
    checkLayout(table);
    addNewColumns(table);
    if (table.currentSnapshot() == null) {
      // Branches begin at a snapshot.
      table.newAppend().commit();
    }
    return table;
  }

  private Table presentOrMade() {
    try {
      return table();
    } catch (NoSuchTableException e) {
      make();
      return table();
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
      table.refresh();
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

  /**
   * Writes {@code rows} as the run's day, on a branch that begins at what is published; {@link
   * #prepare prepares} the table.
   */
  public StagedDay stage(Dataset<Row> rows, MartRun run) {
    Table table = prepared();
    List<DataFile> files =
        DaySession.areNone(rows) ? List.of() : WriteDayFile.write(rows, table, run.day());
    OverwriteFiles overwrite = overwrite(table, files, run);
    new WrittenFiles(table, files).commit(() -> overwrite.toBranch(run.branch()).commit());
    Snapshot written = table.snapshot(run.branch());
    return new StagedDay(
        mart,
        run.day(),
        run.branch(),
        written.parentId(),
        written.snapshotId(),
        files.stream().mapToLong(DataFile::recordCount).sum());
  }

  private OverwriteFiles overwrite(Table table, Iterable<DataFile> files, MartRun run) {
    OverwriteFiles overwrite = table.newOverwrite().overwriteByRowFilter(isOf(run.day()));
    files.forEach(overwrite::addFile);
    run.summary(mart.name()).forEach(overwrite::set);
    return overwrite;
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
    if (table.currentSnapshot().snapshotId() != staged.parentSnapshot()) {
      return replay(table, staged, run);
    }
    ManageSnapshots published =
        table.manageSnapshots().fastForwardBranch(SnapshotRef.MAIN_BRANCH, staged.branch());
    tagged(published, staged.snapshot(), staged, run).commit();
    return staged.snapshot();
  }

  /** Another day was published meanwhile: the staged files go on top of it, as they are. */
  private long replay(Table table, StagedDay staged, MartRun run) {
    SnapshotChanges changes =
        SnapshotChanges.builderFor(table).snapshot(table.snapshot(staged.snapshot())).build();
    Transaction transaction = table.newTransaction();
    overwrite(transaction.table(), changes.addedDataFiles(), run)
        .set(SOURCE_SNAPSHOT, Long.toString(staged.snapshot()))
        .commit();
    long snapshot = transaction.table().currentSnapshot().snapshotId();
    tagged(transaction.manageSnapshots(), snapshot, staged, run).commit();
    transaction.commitTransaction();
    return snapshot;
  }

  /** The branch has done its work. */
  private ManageSnapshots tagged(
      ManageSnapshots changes, long snapshot, StagedDay staged, MartRun run) {
    return changes
        .createTag(run.tag(), snapshot)
        .setMaxRefAgeMs(run.tag(), tagRetention.toMillis())
        .removeBranch(staged.branch());
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
