package io.citylake.streaming.progress;

import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.WriteProgress;
import io.citylake.postgres.WriteQueries;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the queries in {@code live.queries}, and each batch's figures in {@code live.progress}.
 *
 * <p>The figures are for people and watchdogs: where PostgreSQL is away they are dropped, the
 * oldest first, and no query waits. What exactness rests on is written with the windows themselves.
 */
public final class KeepProgress implements BatchListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeepProgress.class);
  private static final int WAITING_REPORTS = 100;
  private static final long PATIENCE_AT_CLOSE_SECONDS = 5;

  private final Map<String, QueryProgress> queries;
  private final WriteQueries writeQueries;
  private final WriteProgress writeProgress;
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_REPORTS),
          new ThreadPoolExecutor.DiscardOldestPolicy());

  /**
   * @param queries whose batches are to come
   */
  public KeepProgress(PostgresPool postgres, List<QueryProgress> queries) {
    this.queries =
        queries.stream().collect(Collectors.toMap(QueryProgress::query, Function.identity()));
    this.writeQueries = new WriteQueries(postgres);
    this.writeProgress = new WriteProgress(postgres);
  }

  @Override
  public void queryStarted(String query) {
    writer.execute(() -> queries.get(query).started(writeQueries));
  }

  @Override
  public void batchEnded(BatchReport batch) {
    writer.execute(() -> write(batch));
  }

  private void write(BatchReport batch) {
    try {
      queries.get(batch.query()).write(batch, writeQueries, writeProgress);
    } catch (RuntimeException e) {
      LOG.warn(
          "figures of {} epoch {} were not kept: {}", batch.query(), batch.epoch(), e.getMessage());
    }
  }

  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(PATIENCE_AT_CLOSE_SECONDS, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException e) {
      writer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
