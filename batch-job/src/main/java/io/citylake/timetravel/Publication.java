package io.citylake.timetravel;

import io.citylake.marts.MartRun;
import io.citylake.tables.LakeInput;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Snapshot;

/**
 * A day of a mart as one run computed it.
 *
 * @param run identifies the batch run
 * @param snapshot of the mart's table
 * @param input what the run read
 */
record Publication(LocalDate day, String run, Snapshot snapshot, LakeInput input) {
  private static final Set<String> PROPERTIES =
      Set.of(
          MartRun.DAY_PROPERTY,
          MartRun.RUN_PROPERTY,
          MartRun.RECORDS_PROPERTY,
          MartRun.REPAIRS_PROPERTY);

  /** What the snapshot's summary tells; empty for one that publishes nothing. */
  static Optional<Publication> of(Snapshot snapshot) {
    Map<String, String> summary = snapshot.summary();
    if (!summary.keySet().containsAll(PROPERTIES)) {
      return Optional.empty();
    }
    LakeInput input =
        new LakeInput(
            Long.parseLong(summary.get(MartRun.RECORDS_PROPERTY)),
            Long.parseLong(summary.get(MartRun.REPAIRS_PROPERTY)));
    return Optional.of(
        new Publication(
            LocalDate.parse(summary.get(MartRun.DAY_PROPERTY)),
            summary.get(MartRun.RUN_PROPERTY),
            snapshot,
            input));
  }

  long sequence() {
    return snapshot.sequenceNumber();
  }
}
