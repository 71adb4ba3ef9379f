package io.citylake.repair;

import static org.apache.spark.sql.functions.col;

import io.citylake.ingest.ParseRecords;
import io.citylake.ingest.RecordSchema;
import io.citylake.judge.JudgeRecord;
import io.citylake.settings.Settings;
import io.citylake.sources.FormatsByTopic;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.runtime.AbstractFunction1;

/**
 * Judges rejected records once more, by the stream's own code: against their arrival time, not
 * against the clock.
 *
 * <p>Input: rejections with the columns of {@code lake.raw.records}. Output: one row for each,
 * {@link RecordSchema#judged} with the ingest time that the record had and, as {@code
 * repaired_reason}, why it had been rejected.
 */
final class JudgeAnew extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  private final ParseRecords parseRecords;

  JudgeAnew(Settings settings, FormatsByTopic formats) {
    this.parseRecords =
        ParseRecords.whole(
            settings.catalogue(),
            new JudgeRecord(settings.catalogue(), formats, settings.limits()));
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> rejections) {
    Dataset<Row> kept =
        rejections.select(
            RejectedRecords.keyAnd(
                col(RecordSchema.INGEST_TIME), col("rejection_reason").as("repaired_reason")));
    return asKafkaHeldThem(rejections)
        .transform(parseRecords)
        .join(kept, RejectedRecords.key(), "inner");
  }

  private static Dataset<Row> asKafkaHeldThem(Dataset<Row> rejections) {
    return rejections.select(
        RejectedRecords.keyAnd(
            col("arrival_time").as("timestamp"),
            col("payload_key").as("key"),
            col("payload").as("value")));
  }
}
