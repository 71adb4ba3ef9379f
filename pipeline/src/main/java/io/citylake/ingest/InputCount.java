package io.citylake.ingest;

import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.time.EventTime;
import java.io.Serializable;
import java.time.Instant;
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
  private static final long serialVersionUID = 3L;

  private static final long NONE = Long.MIN_VALUE;

  /** Our name among the properties of a job: see {@link #expectLate}. */
  private static final String LATE_WATERMARK = "citylake.late-watermark";

  /** In a task there is one entry, in the driver those of all tasks that have ended. */
  private final Map<Part, Count> counts = new ConcurrentHashMap<>();

  /** The entry of the task that this copy was handed to. */
  private transient Count own;

  /** Of the job of that task, in microseconds. */
  private transient long lateWatermark;

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
    private static final long serialVersionUID = 2L;

    private long rows;
    private long rejectedRows;
    private long rejectedMetrics;
    private long lateRows;
    private long newestArrivalMicros = NONE;

    void add(Judgement judgement, long arrivalMicros, long lateWatermark) {
      rows++;
      if (judgement instanceof Reading reading) {
        rejectedMetrics += reading.rejectedMetrics().size();
        lateRows += reading.eventTimeMicros() <= lateWatermark ? 1 : 0;
      } else {
        rejectedRows++;
      }
      newestArrivalMicros = Math.max(newestArrivalMicros, arrivalMicros);
    }

    void add(BatchInput input) {
      rows += input.rows();
      rejectedRows += input.rejectedRows();
      rejectedMetrics += input.rejectedMetrics();
      lateRows += input.lateRows();
      newestArrivalMicros =
          Math.max(
              newestArrivalMicros, input.newestArrival().map(EventTime::toMicros).orElse(NONE));
    }

    BatchInput input() {
      return new BatchInput(
          rows,
          rejectedRows,
          rejectedMetrics,
          lateRows,
          newestArrivalMicros == NONE
              ? Optional.empty()
              : Optional.of(EventTime.toInstant(newestArrivalMicros)));
    }
  }

  /** One for the jobs of {@code spark}. */
  public static InputCount of(SparkSession spark) {
    InputCount count = new InputCount();
    spark.sparkContext().register(count);
    return count;
  }

  /**
   * Says what is late in the jobs that this thread starts from now on. Only the driver knows: Spark
   * plans the watermark of each batch into the operator that drops late readings.
   *
   * @param watermark readings with an event time at or before it are late; empty where none is
   */
  public static void expectLate(SparkSession spark, Optional<Instant> watermark) {
    spark
        .sparkContext()
        .setLocalProperty(
            LATE_WATERMARK, watermark.map(EventTime::toMicros).map(String::valueOf).orElse(null));
  }

  /** Counts one record. */
  void record(Judgement judgement, long arrivalTimeMicros) {
    own().add(judgement, arrivalTimeMicros, lateWatermark);
  }

  @Override
  public void add(BatchInput input) {
    own().add(input);
  }

  private Count own() {
    if (own == null) {
      own = counts.computeIfAbsent(Part.ofThisTask(), part -> new Count());
      lateWatermark = lateWatermarkOfThisTask();
    }
    return own;
  }

  private static long lateWatermarkOfThisTask() {
    TaskContext task = TaskContext.get();
    String micros = task == null ? null : task.getLocalProperty(LATE_WATERMARK);
    return micros == null ? NONE : Long.parseLong(micros);
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
            sum.add(count.input());
          }
        });
    return sum.input();
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
