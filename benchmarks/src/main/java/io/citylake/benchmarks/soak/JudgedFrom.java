package io.citylake.benchmarks.soak;

import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.tables.QueryNames;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A series is judged from when it is level in a job that is well, which its configuration tells.
 */
final class JudgedFrom {
  /** The table keeps 10 previous versions; a batch may take longer than its trigger. */
  private static final int BATCHES_OF_METADATA = 12;

  /** Spark keeps 100. */
  private static final int BATCHES_OF_A_CHECKPOINT = 105;

  private final Settings.Streaming streaming;

  /**
   * @param citylake keys of the configuration, over its defaults
   */
  JudgedFrom(Map<String, String> citylake) {
    this.streaming = ReadSettings.from(Optional.empty(), Map.of(), citylake).streaming();
  }

  /**
   * When the job has all the state that it will have: a window is kept until the watermark has
   * passed its end, a reading, against its duplicates, until the watermark has passed its event
   * time by the watermark's delay.
   */
  Duration anything() {
    Duration watermark = streaming.watermark();
    return watermark.plus(longer(watermark, streaming.window().length()));
  }

  /** Files are kept for a number of batches; the records query has the fewest. */
  Duration of(Series series) {
    Duration trigger = streaming.query(QueryNames.RECORDS).trigger();
    Duration full =
        switch (series) {
          case METADATA_FILES -> trigger.multipliedBy(BATCHES_OF_METADATA);
          case CHECKPOINT_FILES -> trigger.multipliedBy(BATCHES_OF_A_CHECKPOINT);
          default -> Duration.ZERO;
        };
    return longer(full, anything());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
