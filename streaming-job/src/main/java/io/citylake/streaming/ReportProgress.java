package io.citylake.streaming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StateOperatorProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/** Turns Spark's progress events into {@link BatchReport}s and hands them on. */
final class ReportProgress extends StreamingQueryListener {
  /** The name of the observation that {@link StreamingJob} makes on its input. */
  static final String INPUT = "input";

  static final String INPUT_ROWS = "input_rows";
  static final String REJECTED_ROWS = "rejected_rows";
  static final String NEWEST_ARRIVAL = "newest_arrival";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Consumer<BatchReport> receiver;

  ReportProgress(Consumer<BatchReport> receiver) {
    this.receiver = receiver;
  }

  @Override
  public void onQueryStarted(QueryStartedEvent event) {}

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {}

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    if (ranBatch(event.progress())) {
      receiver.accept(report(event.progress()));
    }
  }

  /** Whether there was anything to do. */
  static boolean ranBatch(StreamingQueryProgress progress) {
    return progress.durationMs().containsKey("addBatch");
  }

  /** What a batch did that {@link #ranBatch}. */
  static BatchReport report(StreamingQueryProgress progress) {
    Row input = progress.observedMetrics().get(INPUT);
    long rows = input == null ? 0 : input.getLong(0);
    Duration duration = Duration.ofMillis(progress.durationMs().get("triggerExecution"));
    Instant end = Instant.parse(progress.timestamp()).plus(duration);
    Optional<Instant> newestArrival =
        input == null || input.isNullAt(2)
            ? Optional.empty()
            : Optional.of(input.getTimestamp(2).toInstant());
    return new BatchReport(
        progress.name(),
        progress.id().toString(),
        progress.batchId(),
        rows,
        input == null ? 0 : input.getLong(1),
        duration.isZero() ? 0 : rows * 1000.0 / duration.toMillis(),
        lagOffsets(progress.sources()),
        newestArrival.map(arrival -> Duration.between(arrival, end)),
        watermark(progress.eventTime()),
        lateRows(progress.stateOperators()),
        duration,
        progress.durationMs());
  }

  private static Optional<Instant> watermark(Map<String, String> eventTime) {
    return Optional.ofNullable(eventTime.get("watermark"))
        .map(Instant::parse)
        .filter(watermark -> watermark.isAfter(Instant.EPOCH));
  }

  private static long lateRows(StateOperatorProgress[] operators) {
    long late = 0;
    for (StateOperatorProgress operator : operators) {
      late += operator.numRowsDroppedByWatermark();
    }
    return late;
  }

  private static long lagOffsets(SourceProgress[] sources) {
    long lag = 0;
    for (SourceProgress source : sources) {
      JsonNode end = parse(source.endOffset());
      for (var topic : parse(source.latestOffset()).properties()) {
        for (var partition : topic.getValue().properties()) {
          JsonNode read = end.path(topic.getKey()).path(partition.getKey());
          lag += Math.max(0, partition.getValue().asLong() - read.asLong());
        }
      }
    }
    return lag;
  }

  private static JsonNode parse(String json) {
    try {
      return json == null ? JSON.nullNode() : JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return JSON.nullNode();
    }
  }
}
