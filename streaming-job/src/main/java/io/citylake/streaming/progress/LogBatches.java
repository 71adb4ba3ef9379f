package io.citylake.streaming.progress;

import io.citylake.postgres.BatchFigures;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each batch: one line of {@code key=value} pairs, for logs that machines read. */
public final class LogBatches implements BatchListener {
  private static final Logger LOG = LoggerFactory.getLogger("citylake.progress");

  @Override
  public void batchEnded(BatchReport batch) {
    LOG.info(line(batch));
  }

  /** The line. */
  static String line(BatchReport batch) {
    BatchFigures figures = batch.figures();
    StringBuilder line = new StringBuilder();
    line.append("batch query=").append(batch.query());
    line.append(" epoch=").append(batch.epoch());
    line.append(" rows=").append(figures.inputRows());
    line.append(" rejected=").append(figures.rejectedRows());
    line.append(" rejected_metrics=").append(figures.rejectedMetrics());
    line.append(" rows_per_second=").append(Math.round(figures.rowsPerSecond()));
    line.append(" lag_offsets=").append(figures.lagOffsets());
    if (figures.lagSeconds() != null) {
      line.append(" lag_seconds=").append(figures.lagSeconds());
    }
    batch.watermark().ifPresent(w -> line.append(" watermark=").append(w));
    line.append(" late=").append(figures.lateRows());
    line.append(" duration_ms=").append(figures.durationMs());
    new TreeMap<>(batch.phases())
        .forEach((phase, millis) -> line.append(' ').append(phase).append("_ms=").append(millis));
    return line.toString();
  }
}
