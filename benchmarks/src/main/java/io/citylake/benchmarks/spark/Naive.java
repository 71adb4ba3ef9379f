package io.citylake.benchmarks.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.window;

import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.settings.ReadSettings;
import io.citylake.tables.QueryNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.StructType;

/**
 * The naive contestant does the same work as tutorials write it: {@code from_json} with a schema,
 * one query for the records (Parquet by day and sensor type), one for the windows (JDBC in {@code
 * foreachBatch}), and Spark's defaults: 200 shuffle partitions, state on the heap, all that Kafka
 * holds in one batch.
 *
 * <p>Left out, in its favour: validation, rejections, deduplication, exactly-once output, a table
 * format.
 */
public class Naive implements Contestant {
  /** Where its windows are, with the columns of {@code live.windows}. */
  public static final String WINDOWS_TABLE = "public.naive_windows";

  private static final StructType READING =
      StructType.fromDDL(
          """
          event_id string, sensor_id string, sensor_type string, city string, district string,
          event_time timestamp, location struct<latitude: double, longitude: double>,
          metrics map<string, double>, attributes map<string, string>""");

  private final List<String> queries;
  private final Trigger trigger;

  /**
   * @param arguments keys of Citylake's configuration, of which {@code streaming.run} counts
   */
  public Naive(Map<String, String> arguments) {
    this(arguments, Trigger.AvailableNow());
  }

  private Naive(Map<String, String> arguments, Trigger trigger) {
    this.queries = ReadSettings.from(Optional.empty(), Map.of(), arguments).streaming().run();
    this.trigger = trigger;
  }

  @Override
  public void run(Phase phase, Marks marks) throws Exception {
    QueryMarks.watch(marks, queries.size());
    NaiveWindowsTable table = new NaiveWindowsTable(phase.jdbcUrl());
    table.create();
    try (SparkSession spark = session()) {
      List<StreamingQuery> running = new ArrayList<>();
      if (queries.contains(QueryNames.RECORDS)) {
        running.add(records(readings(spark, phase), phase));
      }
      if (queries.contains(QueryNames.WINDOWS)) {
        running.add(windows(readings(spark, phase), phase, table));
      }
      for (StreamingQuery query : running) {
        query.awaitTermination();
      }
    }
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[*]")
        .appName("naive")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate();
  }

  private static Dataset<Row> readings(SparkSession spark, Phase phase) {
    return spark
        .readStream()
        .format("kafka")
        .option("kafka.bootstrap.servers", phase.bootstrapServers())
        .option("subscribe", phase.topic())
        .option("startingOffsets", "earliest")
        .load()
        .select(
            col("topic"),
            col("partition"),
            col("offset"),
            col("timestamp").as("arrival_time"),
            from_json(col("value").cast("string"), READING).as("reading"))
        .select("topic", "partition", "offset", "arrival_time", "reading.*");
  }

  private StreamingQuery records(Dataset<Row> readings, Phase phase) throws Exception {
    return readings
        .withColumn("ingest_time", current_timestamp())
        .withColumn("day", to_date(col("event_time")))
        .writeStream()
        .queryName("records")
        .format("parquet")
        .partitionBy("day", "sensor_type")
        .option("path", phase.file("records").toString())
        .option("checkpointLocation", phase.file("checkpoint-records").toString())
        .trigger(trigger)
        .start();
  }

  private StreamingQuery windows(Dataset<Row> readings, Phase phase, NaiveWindowsTable table)
      throws Exception {
    return readings
        .withWatermark("event_time", "10 minutes")
        .select(
            col("event_time"),
            col("city"),
            col("district"),
            col("sensor_type"),
            explode(col("metrics")).as(new String[] {"metric", "value"}))
        .groupBy(
            window(col("event_time"), "5 minutes"),
            col("city"),
            col("district"),
            col("sensor_type"),
            col("metric"))
        .agg(
            count("value").as("reading_count"),
            sum("value").as("value_sum"),
            min("value").as("value_min"),
            max("value").as("value_max"),
            sum(col("value").multiply(col("value"))).as("value_sum_squares"))
        .select(flat())
        .writeStream()
        .queryName("windows")
        .outputMode("update")
        .foreachBatch(table)
        .option("checkpointLocation", phase.file("checkpoint-windows").toString())
        .trigger(trigger)
        .start();
  }

  private static Column[] flat() {
    List<Column> columns = new ArrayList<>();
    columns.add(col("window.start").as("window_start"));
    columns.add(col("window.end").as("window_end"));
    NaiveWindowsTable.COLUMNS.stream().skip(2).map(functions::col).forEach(columns::add);
    return columns.toArray(Column[]::new);
  }

  /**
   * The same until it is stopped: a batch begins when the one before it has ended, which is what
   * Spark does where no trigger is given.
   */
  public static final class Continuously extends Naive {

    /**
     * @param arguments as of {@link Naive}
     */
    public Continuously(Map<String, String> arguments) {
      super(arguments, Trigger.ProcessingTime(0));
    }
  }
}
