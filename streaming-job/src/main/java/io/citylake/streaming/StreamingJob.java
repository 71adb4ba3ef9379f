package io.citylake.streaming;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.checkpoint.Checkpoint;
import io.citylake.command.ExitCodes;
import io.citylake.config.Settings;
import io.citylake.ingest.ParseRecords;
import io.citylake.ingest.Readings;
import io.citylake.reading.JudgeRecord;
import io.citylake.recordfiles.AppendRecords;
import io.citylake.recordfiles.RecordsSink;
import io.citylake.windows.AggregateWindows;
import io.citylake.windows.DeduplicateReadings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The speed layer: records into the lake, windows into PostgreSQL, each query with its own
 * checkpoint.
 */
public final class StreamingJob {
  /** The query that writes every record to the lake. */
  public static final String RECORDS = "records";

  /** The query that writes windows to PostgreSQL. */
  public static final String WINDOWS = "windows";

  private final AppendRecords appendRecords;
  private final ParseRecords parseForWindows;
  private final DeduplicateReadings deduplicateReadings;
  private final AggregateWindows aggregateWindows;

  /**
   * @param catalogue the settings' own, with the metrics in the order that a checkpoint has them
   */
  StreamingJob(Settings settings, SensorCatalogue catalogue) {
    JudgeRecord judge = new JudgeRecord(catalogue, settings.formats(), settings.limits());
    appendRecords = new AppendRecords(catalogue, judge);
    parseForWindows = ParseRecords.forWindows(judge);
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
  RecordsSink recordsSink(String table, Checkpoint checkpoint, BatchInputs inputs) {
    return new RecordsSink(
        table, checkpoint, appendRecords, (epoch, input) -> inputs.note(RECORDS, epoch, input));
  }

  /** From Kafka to {@code live.windows}. */
  Dataset<Row> windows(Dataset<Row> kafka) {
    return observed(kafka.transform(parseForWindows))
        .where(Readings.isReading())
        .transform(deduplicateReadings)
        .transform(aggregateWindows);
  }

  /**
   * Lets {@link ReportProgress} see what a batch held: Spark's own row count is wrong where a batch
   * is read twice.
   */
  private static Dataset<Row> observed(Dataset<Row> judged) {
    return judged.observe(
        ReportProgress.INPUT,
        count(lit(1)).as(ReportProgress.INPUT_ROWS),
        count(col("rejection_reason")).as(ReportProgress.REJECTED_ROWS),
        max(col("arrival_time")).as(ReportProgress.NEWEST_ARRIVAL));
  }
}
