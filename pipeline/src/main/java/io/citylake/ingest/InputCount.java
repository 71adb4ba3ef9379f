package io.citylake.ingest;

import io.citylake.reading.EventTime;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.AccumulatorV2;

/**
 * Counts what tasks judge, in the driver's sight when their job has ended. Spark's own observation
 * of a Dataset tells the same, and writes each record into a row of its own for it.
 */
public final class InputCount extends AccumulatorV2<BatchInput, BatchInput> {
  private static final long serialVersionUID = 1L;

  private static final long NONE = Long.MIN_VALUE;

  private long rows;
  private long rejectedRows;
  private long newestArrivalMicros = NONE;

  /** One for the jobs of {@code spark}. */
  public static InputCount of(SparkSession spark) {
    InputCount count = new InputCount();
    spark.sparkContext().register(count);
    return count;
  }

  /** Counts one record. */
  void record(boolean isRejected, long arrivalTimeMicros) {
    rows++;
    if (isRejected) {
      rejectedRows++;
    }
    newestArrivalMicros = Math.max(newestArrivalMicros, arrivalTimeMicros);
  }

  @Override
  public void add(BatchInput input) {
    rows += input.rows();
    rejectedRows += input.rejectedRows();
    newestArrivalMicros =
        Math.max(newestArrivalMicros, input.newestArrival().map(EventTime::toMicros).orElse(NONE));
  }

  @Override
  public void merge(AccumulatorV2<BatchInput, BatchInput> other) {
    add(other.value());
  }

  /** What was counted since the last {@link #reset}. */
  @Override
  public BatchInput value() {
    return new BatchInput(
        rows,
        rejectedRows,
        newestArrivalMicros == NONE
            ? Optional.empty()
            : Optional.of(EventTime.toInstant(newestArrivalMicros)));
  }

  @Override
  public boolean isZero() {
    return rows == 0;
  }

  @Override
  public void reset() {
    rows = 0;
    rejectedRows = 0;
    newestArrivalMicros = NONE;
  }

  @Override
  public AccumulatorV2<BatchInput, BatchInput> copy() {
    InputCount copy = new InputCount();
    copy.add(value());
    return copy;
  }
}
