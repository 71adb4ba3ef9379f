package io.citylake.benchmarks.compare;

import java.util.Locale;
import java.util.Optional;

/**
 * A check of records says whether each record of a topic is in Parquet files once.
 *
 * @param expected records by Kafka's offsets
 * @param found rows of the files
 * @param missing records that are in no file
 * @param repeated rows that repeat a record, or of no record of the topic
 */
public record RecordsCheck(long expected, long found, long missing, long repeated) {

  public boolean holds() {
    return missing == 0 && repeated == 0;
  }

  /** What is not as it must be, for people; empty where it all is. */
  public Optional<String> difference() {
    return holds()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "of %,d records %,d are missing, %,d rows are too many",
                expected,
                missing,
                repeated));
  }
}
