package io.citylake.maintain;

import io.citylake.maintain.ClosedDays.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.BinPackRewriteFilePlanner;
import org.apache.iceberg.actions.RewriteDataFiles;
import org.apache.iceberg.actions.RewriteFileGroup;
import org.apache.iceberg.actions.SizeBasedFileRewritePlanner;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.spark.actions.RewriteDataFilesSparkAction;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;

/** Puts the small files of closed days together, and sorts them where that helps readers. */
public final class CompactClosedDays implements TableStep {
  /** A snapshot's property: which maintenance made it. */
  private static final String RUN = "citylake.maintenance";

  private final SparkSession spark;
  private final ClosedDays closedDays;
  private final Map<String, String> planOptions;
  private final String run = UUID.randomUUID().toString();

  /**
   * @param targetFileBytes the size that files get
   */
  public CompactClosedDays(SparkSession spark, ClosedDays closedDays, long targetFileBytes) {
    this.spark = spark;
    this.closedDays = closedDays;
    this.planOptions =
        Map.of(
            SizeBasedFileRewritePlanner.TARGET_FILE_SIZE_BYTES,
            Long.toString(targetFileBytes),
            // Iceberg divides 1.2 target sizes into two files of 0.6 and takes a file below 0.75
            // for
            // too small: it would rewrite the two for ever. Sorted rows pack better still.
            SizeBasedFileRewritePlanner.MIN_FILE_SIZE_BYTES,
            Long.toString(targetFileBytes / 4));
  }

  @Override
  public Step step() {
    return Step.COMPACT;
  }

  @Override
  public Outcome plan(Table table) {
    List<RewriteFileGroup> groups =
        closedDays.partsOf(table).stream().flatMap(part -> groups(table, part).stream()).toList();
    if (groups.isEmpty()) {
      return Outcome.NOTHING;
    }
    Map<Optional<LocalDate>, Load> days =
        new TreeMap<>(Comparator.comparing(day -> day.orElse(LocalDate.MAX)));
    groups.forEach(group -> days.merge(dayOf(table, group), Load.of(group), Load::plus));
    Load all = days.values().stream().reduce(Load.NONE, Load::plus);
    List<String> details = new ArrayList<>();
    days.forEach(
        (day, load) -> details.add(day.map(LocalDate::toString).orElse("no day") + "  " + load));
    return new Outcome(all.toString(), details);
  }

  /** Files and their size. */
  private record Load(long files, long bytes) {
    static final Load NONE = new Load(0, 0);

    static Load of(RewriteFileGroup group) {
      return new Load(group.inputFileNum(), group.inputFilesSizeInBytes());
    }

    Load plus(Load other) {
      return new Load(files + other.files, bytes + other.bytes);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%,d files, %s", files, Size.of(bytes));
    }
  }

  /** The day of a group's partition; empty for what has none. */
  private static Optional<LocalDate> dayOf(Table table, RewriteFileGroup group) {
    DataFile file = group.fileScanTasks().get(0).file();
    PartitionField day = ClosedDays.dayOf(table).orElseThrow();
    if (file.specId() != table.spec().specId()) {
      return Optional.empty();
    }
    Integer days = file.partition().get(table.spec().fields().indexOf(day), Integer.class);
    return Optional.ofNullable(days).map(LocalDate::ofEpochDay);
  }

  @Override
  public Outcome run(Table table) {
    for (Part part : closedDays.partsOf(table)) {
      rewrite(table, part);
      table.refresh();
    }
    return done(table);
  }

  private void rewrite(Table table, Part part) {
    int planned = groups(table, part).size();
    if (planned == 0) {
      return;
    }
    RewriteDataFilesSparkAction rewrite =
        SparkActions.get(spark)
            .rewriteDataFiles(table)
            .filter(part.filter())
            .options(planOptions)
            // What is done is committed, whatever becomes of the rest.
            .option(RewriteDataFiles.PARTIAL_PROGRESS_ENABLED, "true")
            // Deletes that come meanwhile hold for the rewritten rows too.
            .option(RewriteDataFiles.USE_STARTING_SEQUENCE_NUMBER, "true")
            .snapshotProperty(RUN, run);
    RewriteDataFiles.Result result =
        part.order().map(rewrite::sort).orElseGet(rewrite::binPack).execute();
    int missing = planned - result.rewriteResults().size();
    if (missing > 0) {
      throw new CommitFailedException(
          "%s of %s groups of files were not compacted: another writer replaced some of their files,"
              + " or a task failed",
          missing, planned);
    }
  }

  private List<RewriteFileGroup> groups(Table table, Part part) {
    if (table.currentSnapshot() == null) {
      return List.of();
    }
    BinPackRewriteFilePlanner planner = new BinPackRewriteFilePlanner(table, part.filter());
    planner.init(planOptions);
    return StreamSupport.stream(planner.plan().groups().spliterator(), false).toList();
  }

  /** What this run's snapshots say, those of attempts that failed in part among them. */
  private Outcome done(Table table) {
    long removed = 0;
    long added = 0;
    long saved = 0;
    for (Snapshot snapshot : table.snapshots()) {
      Map<String, String> summary = snapshot.summary();
      if (run.equals(summary.get(RUN))) {
        removed += number(summary, SnapshotSummary.DELETED_FILES_PROP);
        added += number(summary, SnapshotSummary.ADDED_FILES_PROP);
        saved += number(summary, SnapshotSummary.REMOVED_FILE_SIZE_PROP);
        saved -= number(summary, SnapshotSummary.ADDED_FILE_SIZE_PROP);
      }
    }
    return removed == 0
        ? Outcome.NOTHING
        : new Outcome(
            String.format(
                Locale.ROOT, "%,d -> %,d files, %s saved", removed, added, Size.of(saved)));
  }

  private static long number(Map<String, String> summary, String property) {
    return Long.parseLong(summary.getOrDefault(property, "0"));
  }
}
