package io.citylake.explain;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Checkpoint readings are what the windows query did under one checkpoint.
 *
 * @param read what it read, with the columns of {@link SpeedLayerModel}
 * @param counted what of it went into windows
 */
public record CheckpointReadings(Dataset<Row> read, Dataset<Row> counted) {

  /**
   * Of the lake's readings those that the epochs of {@code span} read.
   *
   * @param watermark the query's watermark delay
   * @param keep persists what was read, which is asked for several times
   */
  public static CheckpointReadings of(
      SpeedSpan span, Dataset<Row> readings, Duration watermark, UnaryOperator<Dataset<Row>> keep) {
    SpeedLayerModel model = new SpeedLayerModel(new EpochIndex(span.epochs()), watermark);
    Dataset<Row> read = keep.apply(model.read(readings));
    return new CheckpointReadings(read, model.counted(read));
  }
}
