package io.citylake.benchmarks.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.contestant.Marks;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StateOperatorProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/**
 * Marks a phase by its streaming queries: it begins when the first of them starts and ends when the
 * last of them has ended.
 *
 * <p>Spark makes one for each session, whoever opens the session, because a system property names
 * this class: the streaming job need not know that it is measured.
 */
public final class QueryMarks extends StreamingQueryListener {
  private static final String LISTENERS = "spark.sql.streaming.streamingQueryListeners";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static volatile RunningPhase running;

  /** The phase that this JVM is in. */
  private static final class RunningPhase {
    private final Marks marks;
    private final Map<UUID, Long> recordsRead = new HashMap<>();
    private int runningQueries;

    RunningPhase(Marks marks, int queries) {
      this.marks = marks;
      this.runningQueries = queries;
    }

    synchronized void read(UUID query, long records) {
      recordsRead.put(query, records);
      if (recordsRead.size() >= runningQueries) {
        marks.read(recordsRead.values().stream().mapToLong(Long::longValue).min().orElse(0));
      }
    }

    synchronized void ended() {
      if (--runningQueries == 0) {
        marks.end();
      }
    }
  }

  /**
   * Marks the phase that comes; to be called before its session is opened.
   *
   * @param queries how many streaming queries it has
   */
  static void watch(Marks marks, int queries) {
    running = new RunningPhase(marks, queries);
    System.setProperty(LISTENERS, QueryMarks.class.getName());
  }

  @Override
  public void onQueryStarted(QueryStartedEvent event) {
    running.marks.begin();
  }

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    long records = 0;
    for (SourceProgress source : event.progress().sources()) {
      records += offsets(source.endOffset());
    }
    running.read(event.progress().id(), records);
    tellState(event.progress().stateOperators());
  }

  /** Of the citylake and naive queries only one has state: what it says is all there is. */
  private static void tellState(StateOperatorProgress[] operators) {
    if (operators.length > 0) {
      running.marks.figure(
          Figure.STATE_ROWS,
          Arrays.stream(operators).mapToLong(StateOperatorProgress::numRowsTotal).sum());
      running.marks.figure(
          Figure.STATE_BYTES,
          Arrays.stream(operators).mapToLong(StateOperatorProgress::memoryUsedBytes).sum());
    }
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {
    running.ended();
  }

  /** The sum of the offsets of all partitions: each topic begins at 0. */
  private static long offsets(String json) {
    long sum = 0;
    try {
      for (JsonNode topic : JSON.readTree(json == null ? "{}" : json)) {
        for (JsonNode offset : topic) {
          sum += offset.asLong();
        }
      }
    } catch (JsonProcessingException e) {
      return 0; // only the progress display misses it
    }
    return sum;
  }
}
