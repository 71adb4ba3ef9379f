package io.citylake.repair;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.citylake.command.CommandFailed;
import io.citylake.ingest.Readings;
import io.citylake.ingest.RecordSchema;
import io.citylake.lake.RecordsTable;
import io.citylake.lake.RepairsTable;
import io.citylake.lake.TopicIdsOfRecords;
import io.citylake.progress.PartitionId;
import io.citylake.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads rejected payloads with a correction and adds what are readings now to the repairs. */
final class Repair {
  private static final int SAMPLES = 3;
  private static final int TELLING_APART = 8;
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final RecordsTable records;
  private final RepairsTable repairs;
  private final RejectedRecords rejectedRecords;
  private final JudgeAnew judgeAnew;
  private final Correction correction;

  Repair(SparkSession spark, Settings settings, Correction correction) {
    this.records = new RecordsTable(spark, settings);
    this.repairs = new RepairsTable(spark, settings);
    this.rejectedRecords = new RejectedRecords(spark, settings);
    this.judgeAnew = new JudgeAnew(settings, correction.formats());
    this.correction = correction;
  }

  /** What {@link #run} would do; writes nothing. */
  RepairReport dryRun(ChosenRejections selection) {
    Dataset<Row> judged = judged(selection).persist();
    try {
      return report(judged);
    } finally {
      judged.unpersist();
    }
  }

  /**
   * Repairs what is selected and not repaired yet, in one commit or not at all.
   *
   * @param started becomes the repaired time
   * @param isAlone whether no other repair can be at work; asked before the commit
   * @throws CommandFailed if another may be at work
   */
  RepairReport run(ChosenRejections selection, Instant started, BooleanSupplier isAlone) {
    if (records.exists()) {
      records.prepare(); // a metric that is new in the catalogue needs its column
    }
    Dataset<Row> judged = judged(selection).persist();
    try {
      RepairReport report = report(judged);
      if (report.readings() == 0) {
        return report;
      }
      if (!isAlone.getAsBoolean()) {
        throw new CommandFailed(
            "the lock against other repairs was lost, nothing was written: run the repair again");
      }
      String id = newId(started);
      repairs.append(
          judged
              .where(Readings.isReading())
              .withColumn(
                  RecordSchema.TOPIC_ID,
                  nullif(col(RecordSchema.TOPIC_ID), lit(TopicIdsOfRecords.UNKNOWN)))
              .withColumn("repair_id", lit(id))
              .withColumn("repaired_time", lit(started))
              .withColumn("repaired_with", lit(correction.name())),
          Map.of("citylake.repair", id));
      return report.writtenAs(id);
    } finally {
      judged.unpersist();
    }
  }

  private Dataset<Row> judged(ChosenRejections selection) {
    return rejectedRecords
        .select(selection)
        .where(correction.isOfItsTopics())
        .where(not(col(Readings.REPAIRED)))
        .transform(judgeAnew);
  }

  private RepairReport report(Dataset<Row> judged) {
    SummarizeRejections stillRejected = new SummarizeRejections(SAMPLES);
    judged
        .where(not(Readings.isReading()))
        .select(
            RejectedRecords.keyAnd(
                unix_micros(col("arrival_time")),
                col("rejection_reason"),
                col("rejection_detail"),
                substring(col("payload"), 1, SummarizeRejections.EXCERPT_BYTES)))
        .toLocalIterator()
        .forEachRemaining(row -> stillRejected.add(rejectedRecord(row), false));
    return new RepairReport(correction, null, readingsByDay(judged), stillRejected.groups());
  }

  private static RejectedRecord rejectedRecord(Row row) {
    return new RejectedRecord(
        new PartitionId(row.getString(0), row.getString(1), row.getInt(2)),
        row.getLong(3),
        row.getLong(4),
        row.getString(5),
        row.getString(6),
        (byte[]) row.get(7));
  }

  private static SortedMap<LocalDate, Long> readingsByDay(Dataset<Row> judged) {
    SortedMap<LocalDate, Long> readings = new TreeMap<>();
    judged
        .where(Readings.isReading())
        .groupBy(to_date(col(Readings.EVENT_TIME)))
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> readings.put(row.getDate(0).toLocalDate(), row.getLong(1)));
    return readings;
  }

  private static String newId(Instant started) {
    return "repair_"
        + SECOND.format(started)
        + "_"
        + UUID.randomUUID().toString().substring(0, TELLING_APART);
  }
}
