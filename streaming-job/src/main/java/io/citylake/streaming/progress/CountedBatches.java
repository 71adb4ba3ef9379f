package io.citylake.streaming.progress;

import io.citylake.ingest.EpochSink;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Hands a query's batches to its sink, and keeps what the sink says of each. */
public final class CountedBatches implements VoidFunction2<Dataset<Row>, Long> {
  private static final long serialVersionUID = 2L;

  private final String query;
  private final transient EpochSink sink;
  private final transient BatchInputs inputs;

  /**
   * @param query the query's name
   */
  public CountedBatches(String query, EpochSink sink, BatchInputs inputs) {
    this.query = query;
    this.sink = sink;
    this.inputs = inputs;
  }

  @Override
  public void call(Dataset<Row> batch, Long epoch) throws Exception {
    inputs.note(query, epoch, sink.write(batch, epoch));
  }
}
