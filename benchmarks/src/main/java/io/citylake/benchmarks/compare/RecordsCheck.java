package io.citylake.benchmarks.compare;

/**
 * Whether each record of a topic is in Parquet files once.
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
}
