package io.citylake.ingest;

import io.citylake.reading.EventTime;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.AccumulatorV2;

/**
 * Counts what tasks judge, in the driver's sight when their job has ended. Spark's own observation
 * of a Dataset tells the same, and writes each record into a row of its own for it.
 *
 * <p>Each partition of an epoch counts once, however often its task runs: where a worker dies, all
 * of its tasks whose output is still needed run again, those among them that had succeeded and been
 * counted. What a task counted takes the place of what an earlier attempt did.
 */
public final class InputCount extends AccumulatorV2<BatchInput, BatchInput> {
  private static final long serialVersionUID = 2L;

  private static final long NONE = Long.MIN_VALUE;

  /** In a task there is one entry, in the driver those of all tasks that have ended. */
  private final Map<Part, Count> counts = new ConcurrentHashMap<>();

  /** The entry of the task that this copy was handed to. */
  private transient Count own;

  /** What one task reads: the same for each attempt. */
  private record Part(long epoch, int partition) implements Serializable {
    /** Spark's name for the epoch among the properties of a job. */
    private static final String EPOCH = "streaming.sql.batchId";

    private static final Part OF_NO_TASK = new Part(-1, -1);

    static Part ofThisTask() {
      TaskContext task = TaskContext.get();
      if (task == null) {
        return OF_NO_TASK;
      }
      String epoch = task.getLocalProperty(EPOCH);
      return new Part(epoch == null ? -1 : Long.parseLong(epoch), task.partitionId());
    }
  }

  private static final class Count implements Serializable {
    private static final long serialVersionUID = 1L;

    private long rows;
    private long rejectedRows;
    private long newestArrivalMicros = NONE;

    void add(long moreRows, long moreRejectedRows, long arrivalMicros) {
      rows += moreRows;
      rejectedRows += moreRejectedRows;
      newestArrivalMicros = Math.max(newestArrivalMicros, arrivalMicros);
    }
  }

  /** One for the jobs of {@code spark}. */
  public static InputCount of(SparkSession spark) {
    InputCount count = new InputCount();
    spark.sparkContext().register(count);
    return count;
  }

  /** Counts one record. */
  void record(boolean isRejected, long arrivalTimeMicros) {
    own().add(1, isRejected ? 1 : 0, arrivalTimeMicros);
  }

  @Override
  public void add(BatchInput input) {
    own()
        .add(
            input.rows(),
            input.rejectedRows(),
            input.newestArrival().map(EventTime::toMicros).orElse(NONE));
  }

  private Count own() {
    if (own == null) {
      own = counts.computeIfAbsent(Part.ofThisTask(), part -> new Count());
    }
    return own;
  }

  @Override
  public void merge(AccumulatorV2<BatchInput, BatchInput> other) {
    counts.putAll(((InputCount) other).counts);
  }

  /** What was counted since the last {@link #reset}. */
  @Override
  public BatchInput value() {
    return sum(part -> true);
  }

  /** What was counted of one epoch since the last {@link #reset}. */
  public BatchInput of(long epoch) {
    return sum(part -> part.epoch() == epoch);
  }

  private BatchInput sum(Predicate<Part> which) {
    Count sum = new Count();
    counts.forEach(
        (part, count) -> {
          if (which.test(part)) {
            sum.add(count.rows, count.rejectedRows, count.newestArrivalMicros);
          }
        });
    return new BatchInput(
        sum.rows,
        sum.rejectedRows,
        sum.newestArrivalMicros == NONE
            ? Optional.empty()
            : Optional.of(EventTime.toInstant(sum.newestArrivalMicros)));
  }

  @Override
  public boolean isZero() {
    return counts.isEmpty();
  }

  @Override
  public void reset() {
    counts.clear();
    own = null;
  }

  @Override
  public AccumulatorV2<BatchInput, BatchInput> copy() {
    InputCount copy = new InputCount();
    copy.merge(this);
    return copy;
  }
}
