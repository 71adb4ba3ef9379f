package io.citylake.benchmarks.freshness;

import io.citylake.benchmarks.lake.LakeTable;
import io.citylake.lake.CommittedEpochs;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.util.OptionalLong;
import org.apache.iceberg.Snapshot;

/** Epochs as the snapshots of {@code lake.raw.records} remember them. */
final class IcebergEpochs implements LakeEpochs {
  private final LakeTable records;

  private IcebergEpochs(LakeTable records) {
    this.records = records;
  }

  /** Opens the table, which must be there. */
  static IcebergEpochs open(Settings.Lake lake) {
    return new IcebergEpochs(LakeTable.open(lake, "raw", "records"));
  }

  @Override
  public OptionalLong last() {
    records.table().refresh();
    Snapshot snapshot = records.table().currentSnapshot();
    String epoch = snapshot == null ? null : snapshot.summary().get(CommittedEpochs.EPOCH_ID);
    return epoch == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(epoch));
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
