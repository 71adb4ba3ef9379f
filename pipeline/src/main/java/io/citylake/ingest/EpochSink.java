package io.citylake.ingest;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where the epochs of a query go, each once, however often Spark delivers it. The sink alone knows
 * what an epoch held, also where an earlier driver has written it: so it says it, and nobody else
 * counts.
 */
public interface EpochSink {
  /**
   * Writes an epoch that is not there yet.
   *
   * @param batch the epoch's rows
   * @param epoch its number
   * @return what was read for it; {@link BatchInput#NONE} where that is no longer known
   * @throws Exception where it cannot be written; the query ends then
   */
  BatchInput write(Dataset<Row> batch, long epoch) throws Exception;
}
