package io.citylake.recordfiles;

import io.citylake.checkpoint.DriverClaim;
import io.citylake.lake.CommittedEpochs;
import java.util.OptionalLong;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.Table;

/**
 * Stands at the commit of an epoch and refuses it where the table has come to know another epoch of
 * the query since the batch began, or another driver has taken over.
 *
 * <p>Iceberg asks at each attempt to commit, of the very state that the attempt would follow: of
 * two drivers with one epoch the second one's first attempt fails because the table has changed,
 * and its next attempt is refused here.
 */
final class EpochFence implements SnapshotAncestryValidator {
  private final Table table;
  private final String query;
  private final DriverClaim claim;
  private final OptionalLong lastBefore;

  /**
   * @param table as it is when the batch begins
   * @param query the streaming query's id
   */
  EpochFence(Table table, String query, DriverClaim claim) {
    this.table = table;
    this.query = query;
    this.claim = claim;
    this.lastBefore = CommittedEpochs.last(table, query);
  }

  /** Whether the table had the epoch, or a later one, when the batch began. */
  boolean wasPast(long epoch) {
    return lastBefore.orElse(-1) >= epoch;
  }

  /**
   * By all snapshots that the table has now, and not by its ancestors alone: their chain ends at
   * the first parent that has expired. Equal, and not merely less than the epoch: where the last
   * snapshot of the query has expired, nobody can say what was committed.
   */
  @Override
  public boolean validate(Iterable<Snapshot> ancestors) {
    return CommittedEpochs.last(table, query).equals(lastBefore) && claim.isHeld();
  }

  @Override
  public String errorMessage() {
    return "another writer has committed an epoch of query %s, or its snapshots have expired"
        .formatted(query);
  }
}
