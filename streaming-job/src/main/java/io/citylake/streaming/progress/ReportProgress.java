package io.citylake.streaming.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.ingest.BatchInput;
import io.citylake.postgres.BatchFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/** Turns Spark's progress events into {@link BatchReport}s and tells all who listen. */
public final class ReportProgress extends StreamingQueryListener {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BatchInputs inputs;
  private final List<BatchListener> listeners;

  /**
   * @param inputs of the batches that read anything
   */
  public ReportProgress(BatchInputs inputs, List<BatchListener> listeners) {
    this.inputs = inputs;
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void onQueryStarted(QueryStartedEvent event) {
    listeners.forEach(listener -> listener.queryStarted(event.name()));
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {}

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    StreamingQueryProgress progress = event.progress();
    if (ranBatch(progress)) {
      BatchInput input = inputs.take(progress.name(), progress.batchId()).orElse(BatchInput.NONE);
      BatchReport batch = report(progress, input);
      listeners.forEach(listener -> listener.batchEnded(batch));
    }
  }

  /** Whether there was anything to do. */
  public static boolean ranBatch(StreamingQueryProgress progress) {
    return progress.durationMs().containsKey("addBatch");
  }

  /** What a batch did that {@link #ranBatch}. */
  public static BatchReport report(StreamingQueryProgress progress, BatchInput input) {
    Duration duration = Duration.ofMillis(progress.durationMs().get("triggerExecution"));
    Instant end = Instant.parse(progress.timestamp()).plus(duration);
    return new BatchReport(
        progress.name(),
        progress.batchId(),
        watermark(progress.eventTime()),
        new BatchFigures(
            input.rows(),
            input.rejectedRows(),
            input.rejectedMetrics(),
            input.lateRows(),
            duration.isZero() ? 0 : input.rows() * 1000.0 / duration.toMillis(),
            lagOffsets(progress.sources()),
            input.newestArrival().map(arrival -> seconds(arrival, end)).orElse(null),
            duration.toMillis()),
        progress.durationMs());
  }

  private static double seconds(Instant from, Instant until) {
    return Duration.between(from, until).toMillis() / 1000.0;
  }

  private static Optional<Instant> watermark(Map<String, String> eventTime) {
    return Optional.ofNullable(eventTime.get("watermark"))
        .map(Instant::parse)
        .filter(watermark -> watermark.isAfter(Instant.EPOCH));
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
