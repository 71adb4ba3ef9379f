package io.citylake.streaming;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.DriverClaim;
import io.citylake.checkpoint.TopicsOfCheckpoint;
import io.citylake.command.ExitCodes;
import io.citylake.ingest.InputCount;
import io.citylake.ingest.ParseRecords;
import io.citylake.ingest.Readings;
import io.citylake.judge.JudgeRecord;
import io.citylake.recordfiles.AppendRecords;
import io.citylake.recordfiles.RecordsSink;
import io.citylake.settings.Settings;
import io.citylake.streaming.progress.BatchInputs;
import io.citylake.windows.AggregateWindows;
import io.citylake.windows.DeduplicateReadings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The streaming job is the speed layer: records into the lake, windows into PostgreSQL, each query
 * with its own checkpoint.
 */
public final class StreamingJob {
  /** The query that writes every record to the lake. */
  public static final String RECORDS = "records";

  /** The query that writes windows to PostgreSQL. */
  public static final String WINDOWS = "windows";

  private final JudgeRecord judge;
  private final AppendRecords appendRecords;
  private final DeduplicateReadings deduplicateReadings;
  private final AggregateWindows aggregateWindows;

  /**
   * @param catalogue the settings' own, with the metrics in the order that a checkpoint has them
   */
  public StreamingJob(Settings settings, SensorCatalogue catalogue) {
    judge = new JudgeRecord(catalogue, settings.formats(), settings.limits());
    appendRecords = new AppendRecords(catalogue, judge);
    deduplicateReadings = new DeduplicateReadings(settings.streaming().watermark());
    aggregateWindows = new AggregateWindows(catalogue, settings.streaming().window());
  }

  public static void main(String[] arguments) {
    System.exit(ExitCodes.commandLine(new StreamCommand().stoppedBySignals()).execute(arguments));
  }

  /**
   * From Kafka to {@code lake.raw.records}: every record, whether reading or rejection.
   *
   * @param table the full name
   */
  public RecordsSink recordsSink(
      String table,
      Checkpoint checkpoint,
      TopicsOfCheckpoint topics,
      DriverClaim claim,
      BatchInputs inputs) {
    return new RecordsSink(
        table,
        checkpoint,
        topics,
        claim,
        appendRecords,
        (epoch, input) -> inputs.note(RECORDS, epoch, input));
  }

  /**
   * From Kafka to {@code live.windows}.
   *
   * @param count counts the records of Kafka
   */
  public Dataset<Row> windows(Dataset<Row> kafka, InputCount count) {
    return kafka
        .transform(ParseRecords.forWindows(judge, count))
        .where(Readings.isReading())
        .transform(deduplicateReadings)
        .transform(aggregateWindows);
  }
}
