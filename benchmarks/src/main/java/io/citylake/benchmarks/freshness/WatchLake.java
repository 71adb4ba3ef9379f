package io.citylake.benchmarks.freshness;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** Looks which epoch was committed last, and takes all before its end offsets as seen. */
final class WatchLake {
  static final Duration PAUSE = Duration.ofMillis(50);

  private final LakeEpochs epochs;
  private final CheckpointFolder checkpoint;
  private final Probes probes;
  private OptionalLong lastEpoch = OptionalLong.empty();
  private Map<Integer, Long> ends = Map.of();

  /**
   * @param checkpoint of the query that writes the records
   * @param probes that are looked for
   */
  WatchLake(LakeEpochs epochs, CheckpointFolder checkpoint, Probes probes) {
    this.epochs = epochs;
    this.checkpoint = checkpoint;
    this.probes = probes;
  }

  void look() throws IOException {
    OptionalLong epoch = epochs.last();
    long nanos = System.nanoTime();
    if (epoch.isPresent() && !epoch.equals(lastEpoch)) {
      ends = checkpoint.ends(epoch.getAsLong());
      lastEpoch = epoch;
    }
    probes.seenInLake(ends, nanos);
  }
}
