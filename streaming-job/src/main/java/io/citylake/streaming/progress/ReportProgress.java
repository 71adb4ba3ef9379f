package io.citylake.streaming.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.ingest.BatchInput;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/** Turns Spark's progress events into {@link BatchReport}s and hands them on. */
public final class ReportProgress extends StreamingQueryListener {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BatchInputs inputs;
  private final Consumer<BatchReport> receiver;

  /**
   * @param inputs of the batches that read anything
   */
  public ReportProgress(BatchInputs inputs, Consumer<BatchReport> receiver) {
    this.inputs = inputs;
    this.receiver = receiver;
  }

  @Override
  public void onQueryStarted(QueryStartedEvent event) {}

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {}

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    StreamingQueryProgress progress = event.progress();
    if (ranBatch(progress)) {
      BatchInput input = inputs.take(progress.name(), progress.batchId()).orElse(BatchInput.NONE);
      receiver.accept(report(progress, input));
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
        progress.id().toString(),
        progress.batchId(),
        input.rows(),
        input.rejectedRows(),
        input.rejectedMetrics(),
        duration.isZero() ? 0 : input.rows() * 1000.0 / duration.toMillis(),
        lagOffsets(progress.sources()),
        input.newestArrival().map(arrival -> Duration.between(arrival, end)),
        watermark(progress.eventTime()),
        input.lateRows(),
        duration,
        progress.durationMs());
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
