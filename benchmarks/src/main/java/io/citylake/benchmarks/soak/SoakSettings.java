package io.citylake.benchmarks.soak;

import io.citylake.benchmarks.run.JvmOptions;
import io.citylake.benchmarks.stack.FaultlessCity;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.simulator.feed.CityClock;
import io.citylake.simulator.feed.SimulationSettings;
import io.citylake.tables.QueryNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param duration how long readings are sent
 * @param rate readings a second
 * @param citylakeKeys of Citylake's configuration, over its defaults
 * @param folder where the servers and the job have their folders
 * @param json where the results go, too
 */
record SoakSettings(
    Duration duration,
    int rate,
    int sensors,
    int partitions,
    long seed,
    JvmOptions jvm,
    Map<String, String> citylakeKeys,
    Path folder,
    Optional<Path> json) {
  /** The table keeps 10 previous versions; a batch may take longer than its trigger. */
  private static final int BATCHES_OF_METADATA = 12;

  /** Spark keeps 100. */
  private static final int BATCHES_OF_A_CHECKPOINT = 105;

  /**
   * How long after the beginning the job has all the state that it will have: a window is kept
   * until the watermark has passed its end, a reading, against its duplicates, until the watermark
   * has passed its event time by the watermark's delay.
   */
  Duration judgedFrom() {
    Duration watermark = streaming().watermark();
    return watermark.plus(longer(watermark, streaming().window().length()));
  }

  /**
   * How long after the beginning a series is level in a job that is well. Files are kept for a
   * number of batches; the records query has the fewest.
   */
  Duration judgedFrom(Series series) {
    Duration trigger = streaming().query(QueryNames.RECORDS).trigger();
    Duration full =
        switch (series) {
          case METADATA_FILES -> trigger.multipliedBy(BATCHES_OF_METADATA);
          case CHECKPOINT_FILES -> trigger.multipliedBy(BATCHES_OF_A_CHECKPOINT);
          default -> Duration.ZERO;
        };
    return longer(full, judgedFrom());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private Settings.Streaming streaming() {
    return ReadSettings.from(Optional.empty(), Map.of(), citylakeKeys).streaming();
  }

  /** A city that runs along with real time, each reading due at its event time. */
  SimulationSettings simulation(Instant start) {
    return FaultlessCity.of(CityClock.paced(start, rate, 1), seed, sensors);
  }
}
