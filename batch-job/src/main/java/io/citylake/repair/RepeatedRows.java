package io.citylake.repair;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;

import io.citylake.lake.IcebergTables;
import io.citylake.lake.RecordsTable;
import io.citylake.tables.LakeInput;
import io.citylake.tables.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;

/**
 * The rows of {@code lake.raw.records} whose record stands there more than once, as of one
 * snapshot.
 *
 * <p>A copy says of a record what another row of it says: it can go. Rows that say something else
 * (two drivers may have judged by two catalogues) all stay, since nobody can tell here which of
 * them is right.
 */
final class RepeatedRows implements AutoCloseable {
  /** Iceberg's own: a row's file. */
  static final String FILE = "_file";

  /** Iceberg's own: a row's place in its file, from 0. */
  static final String POSITION = "_pos";

  private static final Column[] RECORD =
      Tables.RECORD_KEY.stream().map(name -> col(name)).toArray(Column[]::new);

  /** Tells when a row was written and where it lies, and nothing of the record. */
  private static final List<String> OF_THE_ROW = List.of("ingest_time", FILE, POSITION);

  private static final String IS_COPY = "is_copy";

  private final long snapshot;
  private final Dataset<Row> rows;
  private final Figures figures;

  private RepeatedRows(long snapshot, Dataset<Row> rows) {
    this.snapshot = snapshot;
    this.rows = rows;
    Row counts =
        rows.agg(
                count_distinct(RECORD[0], Arrays.copyOfRange(RECORD, 1, RECORD.length)),
                count(lit(1)),
                count_if(col(IS_COPY)))
            .head();
    this.figures = new Figures(counts.getLong(0), counts.getLong(1), counts.getLong(2));
  }

  /**
   * How many there are.
   *
   * @param records that stand more than once
   * @param rows of these records
   * @param copies among the rows: what can go
   */
  record Figures(long records, long rows, long copies) {
    /** Rows beyond the first of their record. */
    long repeated() {
      return rows - records;
    }

    /** Repeated rows that are no copies. */
    long unlike() {
      return repeated() - copies;
    }
  }

  /** Looks for them in the table as it is now; they are held in memory until it is closed. */
  static RepeatedRows find(SparkSession spark, RecordsTable records) {
    Snapshot now = IcebergTables.load(spark, records.name()).currentSnapshot();
    long snapshot = now == null ? LakeInput.EMPTY : now.snapshotId();
    DataFrameReader reader = spark.read();
    Dataset<Row> stored =
        (now == null ? reader : reader.option("versionAsOf", snapshot)).table(records.name());
    Dataset<Row> all = records.topicIds().tell(stored.select(col("*"), col(FILE), col(POSITION)));
    Dataset<Row> several = severalTimes(all).persist();
    try {
      return new RepeatedRows(snapshot, told(all, several).persist());
    } finally {
      several.unpersist();
    }
  }

  private static Dataset<Row> severalTimes(Dataset<Row> all) {
    return all.groupBy(RECORD).agg(count(lit(1)).as("times")).where("times > 1").drop("times");
  }

  private static Dataset<Row> told(Dataset<Row> all, Dataset<Row> several) {
    // Two drivers repeat one stretch of offsets: of other files nothing but offsets is read.
    Row stretch = several.agg(min("offset"), max("offset")).head();
    Column[] alike = Stream.concat(Stream.of(RECORD), Stream.of(says(all))).toArray(Column[]::new);
    Column nth =
        row_number()
            .over(
                Window.partitionBy(alike)
                    .orderBy(OF_THE_ROW.stream().map(name -> col(name)).toArray(Column[]::new)));
    return all.where(col("offset").between(stretch.get(0), stretch.get(1)))
        .join(several, RejectedRecords.key(), "left_semi")
        .withColumn(IS_COPY, nth.gt(1))
        .select(
            Stream.concat(
                    Stream.of(RECORD),
                    Stream.of(col("event_time"), col(FILE), col(POSITION), col(IS_COPY)))
                .toArray(Column[]::new));
  }

  /** What a row says of its record, as a value that can be compared. */
  private static Column says(Dataset<Row> all) {
    Set<String> known = Set.copyOf(Tables.RECORD_KEY);
    List<Column> columns = new ArrayList<>();
    for (StructField field : all.schema().fields()) {
      if (!known.contains(field.name()) && !OF_THE_ROW.contains(field.name())) {
        Column column = col("`" + field.name() + "`");
        columns.add(field.dataType() instanceof MapType ? array_sort(map_entries(column)) : column);
      }
    }
    return struct(columns.toArray(Column[]::new));
  }

  /** The snapshot that they are of; {@link LakeInput#EMPTY} of a table that has none. */
  long snapshot() {
    return snapshot;
  }

  Figures figures() {
    return figures;
  }

  /** {@link #FILE} and {@link #POSITION} of each copy. */
  Dataset<Row> copies() {
    return rows.where(IS_COPY).select(FILE, POSITION);
  }

  /** A UTC day of event times, empty for rejections without one, and how many copies it has. */
  record Day(Optional<String> day, long copies) {}

  /** The days that have copies, in order. */
  List<Day> days() {
    return rows
        .where(IS_COPY)
        .groupBy(to_date(col("event_time")).cast("string").as("day"))
        .agg(count(lit(1)))
        .orderBy(col("day").asc_nulls_last())
        .collectAsList()
        .stream()
        .map(row -> new Day(Optional.ofNullable(row.getString(0)), row.getLong(1)))
        .toList();
  }

  /**
   * Records whose rows are not all alike.
   *
   * @param most so many at most
   * @return {@link Tables#RECORD_KEY} of each, and how many unlike rows it has
   */
  List<Row> unlike(int most) {
    return rows.where(not(col(IS_COPY)))
        .groupBy(RECORD)
        .agg(count(lit(1)).as("rows"))
        .where("rows > 1")
        .orderBy(RECORD)
        .limit(most)
        .collectAsList();
  }

  @Override
  public void close() {
    rows.unpersist();
  }
}
