package io.citylake.maintain;

import io.citylake.lake.CommittedEpochs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.ExpireSnapshots;
import org.apache.iceberg.spark.actions.ExpireSnapshotsSparkAction;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.SparkSession;

/**
 * Gives up old snapshots, and with them the files that no other snapshot refers to.
 *
 * <p>Kept, whatever its age: what a tag or a branch points to, all that a branch has and main has
 * not (publishing it walks from one to the other), and the newest snapshot of every streaming
 * query, which says what its last epoch was. Iceberg's own rule, by age alone, knows nothing of the
 * last; so the snapshots are named one by one.
 */
public final class ExpireOldSnapshots implements TableStep {
  private static final long NONE_BY_AGE = 0;

  private final SparkSession spark;
  private final Duration age;
  private final Clock clock;

  public ExpireOldSnapshots(SparkSession spark, Duration age, Clock clock) {
    this.spark = spark;
    this.age = age;
    this.clock = clock;
  }

  @Override
  public Step step() {
    return Step.EXPIRE;
  }

  @Override
  public Outcome plan(Table table) {
    List<Snapshot> expendable = expendable(table);
    List<String> tags = outlivedTags(table).stream().map("tag "::concat).toList();
    return expendable.isEmpty() && tags.isEmpty()
        ? Outcome.NOTHING
        : new Outcome(count(expendable.size()), tags);
  }

  @Override
  public Outcome run(Table table) {
    List<String> tags = outlivedTags(table);
    if (!tags.isEmpty()) {
      ManageSnapshots remove = table.manageSnapshots();
      tags.forEach(remove::removeTag);
      remove.commit();
    }
    List<Snapshot> expendable = expendable(table);
    if (expendable.isEmpty()) {
      return Outcome.NOTHING;
    }
    ExpireSnapshotsSparkAction expire =
        SparkActions.get(spark).expireSnapshots(table).expireOlderThan(NONE_BY_AGE);
    expendable.forEach(snapshot -> expire.expireSnapshotId(snapshot.snapshotId()));
    return new Outcome(
        "%s (%s)".formatted(count(expendable.size()), deletedFiles(expire.execute())));
  }

  private List<Snapshot> expendable(Table table) {
    Instant youngest = clock.instant().minus(age);
    Set<Long> needed = needed(table);
    List<Snapshot> expendable = new ArrayList<>();
    for (Snapshot snapshot : table.snapshots()) {
      if (!needed.contains(snapshot.snapshotId())
          && Instant.ofEpochMilli(snapshot.timestampMillis()).isBefore(youngest)) {
        expendable.add(snapshot);
      }
    }
    return expendable;
  }

  private Set<Long> needed(Table table) {
    Set<Long> needed = new HashSet<>();
    CommittedEpochs.newest(table).values().forEach(s -> needed.add(s.snapshotId()));
    Set<Long> main = new HashSet<>();
    SnapshotUtil.currentAncestors(table).forEach(s -> main.add(s.snapshotId()));
    List<String> outlived = outlivedTags(table);
    for (Map.Entry<String, SnapshotRef> ref : table.refs().entrySet()) {
      long head = ref.getValue().snapshotId();
      if (!outlived.contains(ref.getKey())) {
        needed.add(head);
      }
      if (ref.getValue().isBranch()) {
        for (Snapshot ancestor : SnapshotUtil.ancestorsOf(head, table::snapshot)) {
          if (!main.contains(ancestor.snapshotId())) {
            needed.add(ancestor.snapshotId());
          }
        }
      }
    }
    return needed;
  }

  /** Tags past their own retention. */
  private List<String> outlivedTags(Table table) {
    return table.refs().entrySet().stream()
        .filter(ref -> ref.getValue().isTag() && isOutlived(table, ref))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private boolean isOutlived(Table table, Map.Entry<String, SnapshotRef> tag) {
    Long retention = tag.getValue().maxRefAgeMs();
    long made = table.snapshot(tag.getValue().snapshotId()).timestampMillis();
    return retention != null && clock.millis() - made > retention;
  }

  private static String count(int snapshots) {
    return String.format(Locale.ROOT, "%,d", snapshots);
  }

  private static String deletedFiles(ExpireSnapshots.Result result) {
    long data =
        result.deletedDataFilesCount()
            + result.deletedPositionDeleteFilesCount()
            + result.deletedEqualityDeleteFilesCount();
    long metadata = result.deletedManifestsCount() + result.deletedManifestListsCount();
    return String.format(Locale.ROOT, "%,d data and %,d metadata files", data, metadata);
  }
}
