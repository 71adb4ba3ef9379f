package io.citylake.maintain;

import io.citylake.marts.MartRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/** Drops the branches on which runs staged what they never published. */
public final class DropAbandonedBranches implements TableStep {
  private final Duration age;
  private final Clock clock;

  /**
   * @param age counted from a branch's last snapshot
   */
  public DropAbandonedBranches(Duration age, Clock clock) {
    this.age = age;
    this.clock = clock;
  }

  @Override
  public Step step() {
    return Step.BRANCHES;
  }

  @Override
  public Outcome plan(Table table) {
    return outcome(abandoned(table));
  }

  @Override
  public Outcome run(Table table) {
    List<String> abandoned = abandoned(table);
    if (!abandoned.isEmpty()) {
      ManageSnapshots drop = table.manageSnapshots();
      abandoned.forEach(drop::removeBranch);
      drop.commit();
    }
    return outcome(abandoned);
  }

  private List<String> abandoned(Table table) {
    return table.refs().entrySet().stream()
        .filter(ref -> ref.getKey().startsWith(MartRun.BRANCH_PREFIX))
        .filter(ref -> ref.getValue().isBranch() && isAbandoned(table, ref.getValue()))
        .map(ref -> ref.getKey())
        .sorted()
        .toList();
  }

  private boolean isAbandoned(Table table, SnapshotRef branch) {
    Snapshot current = table.currentSnapshot();
    if (current != null && branch.snapshotId() == current.snapshotId()) {
      // Nothing is staged on it yet, so its snapshot does not tell its age: a run may have just
      // made
      // it.
      return false;
    }
    Instant written = Instant.ofEpochMilli(table.snapshot(branch.snapshotId()).timestampMillis());
    return written.isBefore(clock.instant().minus(age));
  }

  private static Outcome outcome(List<String> branches) {
    return branches.isEmpty()
        ? Outcome.NOTHING
        : new Outcome(Integer.toString(branches.size()), branches);
  }
}
