package io.citylake.timetravel;

import java.time.Instant;
import org.apache.iceberg.Snapshot;

/**
 * A table's state is a mart as of one snapshot.
 *
 * @param reference what it was found by, for people
 * @param committed when the snapshot was written
 */
public record TableState(String reference, long snapshot, Instant committed) {

  static TableState of(String reference, Snapshot snapshot) {
    return new TableState(
        reference, snapshot.snapshotId(), Instant.ofEpochMilli(snapshot.timestampMillis()));
  }
}
