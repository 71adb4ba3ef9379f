package io.citylake.streaming.kappa;

import io.citylake.command.CommandFailed;
import io.citylake.ingest.InputCount;
import io.citylake.ingest.KafkaRecords;
import io.citylake.lake.ReplayedWindows;
import io.citylake.settings.Settings;
import io.citylake.streaming.queries.WindowsQuery;
import io.citylake.streaming.run.QueryDied;
import io.citylake.streaming.run.StateStores;
import io.citylake.streaming.run.StopSignal;
import io.citylake.tables.QueryNames;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.apache.spark.sql.streaming.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes windows from Kafka once more, by the transforms of the windows query, into {@code
 * lake.kappa.windows}. It has a checkpoint of its own and touches nothing of the speed layer.
 */
final class ReplayStream {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayStream.class);
  private static final long LOOK_MILLIS = 100;

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'_'HHmmss'_'SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SparkSession spark;
  private final Settings settings;
  private final StopSignal stopSignal;
  private final InputCount count;
  private final ReplayedWindows windows;
  private final ReplayFigures figures = new ReplayFigures();
  private final String id;
  private final String checkpoint;

  /**
   * @param began gives the replay its id
   * @param stopSignal ends it early, with nothing kept
   */
  ReplayStream(SparkSession spark, Settings settings, StopSignal stopSignal, Instant began) {
    this.spark = spark;
    this.settings = settings;
    this.stopSignal = stopSignal;
    this.count = InputCount.of(spark);
    this.windows = new ReplayedWindows(spark, settings);
    this.id = ID.format(began);
    this.checkpoint = settings.streaming().query(QueryNames.WINDOWS).checkpoint() + "-replay-" + id;
  }

  /**
   * Runs to the end of the range. Where that fails, nothing is kept.
   *
   * @param batchRecords records in a batch, at most
   * @param keep replays that stay, this one among them
   * @throws CommandFailed where it was stopped
   * @throws QueryDied where it failed
   */
  ReplayReport run(ReplayRange range, long batchRecords, int keep)
      throws IOException, InterruptedException, TimeoutException {
    windows.prepare();
    long start = System.nanoTime();
    try {
      await(start(range, batchRecords), range);
    } catch (RuntimeException | InterruptedException | TimeoutException e) {
      removeWhatWasWritten(e);
      throw e;
    } finally {
      removeCheckpoint();
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    windows.finish(id, figures.watermark());
    return report(duration, windows.keepNewest(keep));
  }

  private StreamingQuery start(ReplayRange range, long batchRecords) throws TimeoutException {
    Settings.Query query = new Settings.Query(Duration.ZERO, checkpoint, batchRecords);
    Dataset<Row> records =
        KafkaRecords.stream(spark, settings, query, range.startingOffsets())
            .where(range.isBeforeEnd());
    DataStreamWriter<Row> writer =
        windows
            .sink(id, WindowsQuery.windows(records, settings, settings.catalogue(), count))
            .queryName("replay-" + id)
            .option("checkpointLocation", checkpoint)
            .trigger(Trigger.AvailableNow());
    return StateStores.start(
        spark, Optional.of(WindowsQuery.STATE_STORE), () -> writer.toTable(windows.name()));
  }

  private void await(StreamingQuery query, ReplayRange range)
      throws InterruptedException, TimeoutException {
    try {
      boolean isDone = false;
      while (!isDone) {
        isDone = query.awaitTermination(LOOK_MILLIS);
        for (StreamingQueryProgress progress : query.recentProgress()) {
          figures.add(progress, count.of(progress.batchId()));
          // The batch behind the last of the range has made final what became final. Kafka may hold
          // much more, of which nothing is wanted.
          isDone |= range.isReadBefore(progress.sources()[0].startOffset());
        }
        if (!isDone && stopSignal.await(Duration.ZERO)) {
          throw new CommandFailed("the replay was stopped; nothing of it was kept");
        }
      }
    } catch (StreamingQueryException e) {
      throw new QueryDied("replay", e);
    } finally {
      query.stop();
    }
  }

  private ReplayReport report(Duration duration, List<String> removed) {
    return new ReplayReport(
        id,
        windows.name(),
        figures.records(),
        figures.rejected(),
        figures.late(),
        windows.windows(id).count(),
        figures.openWindows(),
        figures.watermark(),
        duration,
        removed);
  }

  private void removeWhatWasWritten(Exception failure) {
    try {
      windows.remove(id);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void removeCheckpoint() throws IOException {
    Path folder = new Path(checkpoint);
    folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).delete(folder, true);
    LOG.info("removed the checkpoint {}", checkpoint);
  }
}
