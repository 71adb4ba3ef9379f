package io.citylake.streaming.progress;

import io.citylake.ingest.BatchInput;
import io.citylake.ingest.InputCount;
import java.util.function.BiConsumer;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Hands batches to their sink and tells what each had read. */
public final class CountedBatches implements VoidFunction2<Dataset<Row>, Long> {
  private static final long serialVersionUID = 1L;

  private final transient InputCount count;
  private final transient VoidFunction2<Dataset<Row>, Long> sink;
  private final transient BiConsumer<Long, BatchInput> inputs;

  /**
   * @param count of what the batches' tasks judge; of no other query's
   * @param sink runs each batch once
   * @param inputs is told when the sink has taken a batch
   */
  public CountedBatches(
      InputCount count,
      VoidFunction2<Dataset<Row>, Long> sink,
      BiConsumer<Long, BatchInput> inputs) {
    this.count = count;
    this.sink = sink;
    this.inputs = inputs;
  }

  @Override
  public void call(Dataset<Row> batch, Long epoch) throws Exception {
    // Earlier batches are of no interest any more, nor what this one counted before it failed.
    count.reset();
    sink.call(batch, epoch);
    inputs.accept(epoch, count.of(epoch));
  }
}
