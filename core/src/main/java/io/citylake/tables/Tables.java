package io.citylake.tables;

import static io.citylake.tables.Column.Type.BINARY;
import static io.citylake.tables.Column.Type.BOOLEAN;
import static io.citylake.tables.Column.Type.DOUBLE;
import static io.citylake.tables.Column.Type.INTEGER;
import static io.citylake.tables.Column.Type.LONG;
import static io.citylake.tables.Column.Type.NUMBER_BY_NAME;
import static io.citylake.tables.Column.Type.TEXT;
import static io.citylake.tables.Column.Type.TEXT_BY_NAME;
import static io.citylake.tables.Column.Type.TIMESTAMP;
import static io.citylake.tables.Column.optional;
import static io.citylake.tables.Column.required;

import io.citylake.catalogue.SensorCatalogue;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names of tables and columns stand here, in one place. The SQL in {@code sql/} stays
 * hand-written; a test applies it to the real databases and fails where the two disagree.
 */
public final class Tables {
  /**
   * What identifies a record: its place in Kafka, where a name that was used again is another
   * topic.
   */
  public static final List<String> RECORD_KEY = List.of("topic", "topic_id", "partition", "offset");

  /** The columns of {@code lake.raw.records} before the metrics. */
  private static final List<Column> RECORD_HEAD =
      List.of(
          required("topic", TEXT, "Kafka topic"),
          optional(
              "topic_id",
              TEXT,
              "Kafka's id of the topic: another one where it was made anew; null where the record came before ids were kept"),
          required("partition", INTEGER, "Kafka partition"),
          required("offset", LONG, "Kafka offset"),
          required("arrival_time", TIMESTAMP, "when Kafka took the record"),
          required("ingest_time", TIMESTAMP, "when the batch that wrote the record began"),
          optional("event_id", TEXT, "the sender's identifier of the event"),
          optional("sensor_id", TEXT, "null only in a rejection"),
          optional("sensor_type", TEXT, "of the catalogue; null only in a rejection"),
          optional("city", TEXT, "as the sender gave it"),
          optional("district", TEXT, "as the sender gave it"),
          optional(
              "event_time",
              TIMESTAMP,
              "when the sensor measured; null only in a rejection that has none to be believed"),
          optional("latitude", DOUBLE, "WGS 84").in("deg"),
          optional("longitude", DOUBLE, "WGS 84").in("deg"));

  /** The columns of a reading after the metrics. */
  private static final List<Column> READING_TAIL =
      List.of(
          optional("other_metrics", NUMBER_BY_NAME, "metrics that the catalogue does not know"),
          optional("attributes", TEXT_BY_NAME, "text that came along"),
          optional(
              "rejected_metrics",
              TEXT_BY_NAME,
              "what was bad in a reading and is left out or set to its bound, and why; null where nothing was"));

  /** The columns of {@code lake.raw.records} for what is no reading. */
  private static final List<Column> REJECTION =
      List.of(
          optional("rejection_reason", TEXT, "why the record is no reading; null in a reading"),
          optional("rejection_detail", TEXT, "every fault found"),
          optional("payload_key", BINARY, "a rejection's untouched key"),
          optional("payload", BINARY, "a rejection's untouched payload"));

  /** Where a repaired reading comes from, and when. */
  private static final List<Column> REPAIR =
      List.of(
          required("repair_id", TEXT, "the run that repaired it"),
          required("repaired_time", TIMESTAMP, "when that run began"),
          required("repaired_reason", TEXT, "why the record had been rejected"),
          required("repaired_with", TEXT, "the description that reads it"));

  /** The columns of {@code lake.raw.records} that only a rejection fills. */
  public static final List<String> REJECTION_COLUMNS = names(REJECTION);

  /** The columns of {@code lake.raw.repairs} that tell of the repair. */
  public static final List<String> REPAIR_COLUMNS = names(REPAIR);

  /** One row per window, place, sensor type and metric, as the speed layer sees it. */
  public static final Table WINDOWS =
      new Table(
          "live",
          "windows",
          List.of(
              required("window_start", TIMESTAMP, "inclusive"),
              required("window_end", TIMESTAMP, "exclusive"),
              required("city", TEXT, "\"unknown\" where the sender gave none"),
              required("district", TEXT, "\"unknown\" where the sender gave none"),
              required("sensor_type", TEXT, "of the catalogue"),
              required("metric", TEXT, "of the catalogue"),
              required("reading_count", LONG, "readings that measured the metric"),
              required("value_sum", DOUBLE, "in the metric's unit"),
              required("value_min", DOUBLE, "in the metric's unit"),
              required("value_max", DOUBLE, "in the metric's unit"),
              required("value_sum_squares", DOUBLE, "in the metric's unit, squared"),
              required("updated_at", TIMESTAMP, "when the row was last written")),
          List.of("window_start", "window_end", "city", "district", "sensor_type", "metric"),
          "5-minute windows of the speed layer");

  /** One row per query, checkpoint and epoch. */
  public static final Table PROGRESS =
      new Table(
          "live",
          "progress",
          List.of(
              required("query", TEXT, "as in live.queries"),
              required(
                  "checkpoint_id", TEXT, "the streaming query's id, as its checkpoint holds it"),
              required("epoch", LONG, "the micro-batch's number"),
              optional(
                  "late_watermark", TIMESTAMP, "readings at or before it were dropped as late"),
              optional("watermark", TIMESTAMP, "windows that end at or before it are final"),
              optional("input_rows", LONG, "records read"),
              optional("rejected_rows", LONG, "records read that are no readings"),
              optional("late_rows", LONG, "readings dropped as late"),
              optional("windows_written", LONG, "rows upserted into live.windows"),
              optional("rows_per_second", DOUBLE, "records processed per second").in("1/s"),
              optional("lag_offsets", LONG, "records in Kafka not yet read"),
              optional("lag_seconds", DOUBLE, "age of the newest record read").in("s"),
              optional("duration_ms", LONG, "of the micro-batch").in("ms"),
              required("committed_at", TIMESTAMP, "when the row was written"),
              optional(
                  "rejected_metrics",
                  LONG,
                  "metrics of the readings that were bad: left out, or set to their bound")),
          List.of("query", "checkpoint_id", "epoch"),
          "what each micro-batch did");

  /** One row per query, checkpoint, epoch and partition that advanced. */
  public static final Table PROGRESS_OFFSETS =
      new Table(
          "live",
          "progress_offsets",
          List.of(
              required("query", TEXT, "as in live.queries"),
              required("checkpoint_id", TEXT, "as in live.progress"),
              required("epoch", LONG, "as in live.progress"),
              required("topic", TEXT, "Kafka topic"),
              required("partition", INTEGER, "Kafka partition"),
              required("from_offset", LONG, "inclusive"),
              required("until_offset", LONG, "exclusive"),
              optional("topic_id", TEXT, "as in raw.records")),
          List.of("query", "checkpoint_id", "topic", "partition", "epoch"),
          "the offset ranges of each micro-batch");

  /** One row per query that was ever started. */
  public static final Table QUERIES =
      new Table(
          "live",
          "queries",
          List.of(
              required("query", TEXT, "its name"),
              required(
                  "finishes_windows",
                  BOOLEAN,
                  "whether windows that end at or before its watermark are final"),
              required("started_at", TIMESTAMP, "when it was last started")),
          List.of("query"),
          "the queries of the speed layer");

  /** What the speed layer writes in PostgreSQL. */
  public static final List<Table> LIVE = List.of(WINDOWS, PROGRESS, PROGRESS_OFFSETS, QUERIES);

  private Tables() {}

  /** {@code lake.raw.records} for a catalogue: one nullable column for each of its metrics. */
  public static Table records(SensorCatalogue catalogue) {
    return new Table(
        "raw",
        "records",
        join(List.of(RECORD_HEAD, metrics(catalogue), READING_TAIL, REJECTION)),
        RECORD_KEY,
        "every record, once, whether reading or rejection");
  }

  /** {@code lake.raw.repairs} for a catalogue: readings won later from rejected records. */
  public static Table repairs(SensorCatalogue catalogue) {
    return new Table(
        "raw",
        "repairs",
        join(List.of(RECORD_HEAD, metrics(catalogue), READING_TAIL, REPAIR)),
        RECORD_KEY,
        "readings won later from rejected records, each once");
  }

  /** The names that no metric can have, because a table of the lake uses them. */
  public static Set<String> reservedRecordColumns() {
    return join(List.of(RECORD_HEAD, READING_TAIL, REJECTION, REPAIR)).stream()
        .map(Column::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Column> metrics(SensorCatalogue catalogue) {
    return catalogue.metricNames().stream()
        .map(name -> optional(name, DOUBLE, "metric").in(catalogue.unit(name)))
        .toList();
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private static List<Column> join(List<List<Column>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}
