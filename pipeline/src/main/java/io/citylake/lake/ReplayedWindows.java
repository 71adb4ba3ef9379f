package io.citylake.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.citylake.settings.Settings;
import io.citylake.tables.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.UpdateProperties;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;

/**
 * Replayed windows are in {@code lake.kappa.windows}: windows recomputed from Kafka alone, replay
 * by replay. Of a replay only what ran to its end is shown.
 */
public final class ReplayedWindows {
  private static final String NAMESPACE = "kappa";
  private static final String REPLAY_ID = "replay_id";

  /** What follows it is the id of a replay that ran to its end. */
  private static final String PROPERTY = "citylake.replay.";

  /** A replay that has written nothing for so long is not running any more. */
  private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

  /** In the table's order. */
  private static final List<String> WINDOW_COLUMNS =
      Tables.WINDOWS.columnNames().stream().filter(name -> !name.equals("updated_at")).toList();

  private final SparkSession spark;
  private final String catalog;

  public ReplayedWindows(SparkSession spark, Settings settings) {
    this.spark = spark;
    this.catalog = settings.lake().catalog();
  }

  /** The full name, for example {@code lake.kappa.windows}. */
  public String name() {
    return catalog + "." + NAMESPACE + ".windows";
  }

  /**
   * Makes the table.
   *
   * @throws io.citylake.command.CommandFailed where another table has that name, or a newer
   *     version's
   */
  public void prepare() {
    spark.sql("create namespace if not exists " + catalog + "." + NAMESPACE);
    spark.sql(LakeSql.statement("kappa_windows.sql", catalog));
    LakeLayout.check(
        name(),
        IcebergTables.load(spark, name()),
        Tables.WINDOWS.columns().stream()
            .filter(column -> WINDOW_COLUMNS.contains(column.name()))
            .toList());
  }

  /** The newest replay that ran to its end; empty where there is none, or no table. */
  public Optional<String> newestReplay() {
    return spark.catalog().tableExists(name())
        ? Optional.ofNullable(finished().lastEntry()).map(replay -> replay.getKey())
        : Optional.empty();
  }

  /** The windows of a replay: the columns of {@code live.windows} but {@code updated_at}. */
  public Dataset<Row> windows(String replayId) {
    return spark
        .table(name())
        .where(of(replayId))
        .select(WINDOW_COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new));
  }

  /**
   * The watermark at the end of a replay that ran to its end: windows that end at or before it are
   * final and were written, no later one was. Empty where there was none yet, or no such replay.
   */
  public Optional<Instant> watermark(String replayId) {
    return Optional.ofNullable(finished().get(replayId))
        .filter(watermark -> !watermark.isEmpty())
        .map(Instant::parse);
  }

  /**
   * Iceberg's streaming sink for the windows of a replay, in append mode; {@code toTable} of {@link
   * #name} starts it.
   *
   * @param windows a stream of final windows, as AggregateWindows gives them
   */
  public DataStreamWriter<Row> sink(String replayId, Dataset<Row> windows) {
    List<Column> columns = new ArrayList<>();
    columns.add(lit(replayId).as(REPLAY_ID));
    WINDOW_COLUMNS.forEach(name -> columns.add(col(name)));
    return windows
        .select(columns.toArray(Column[]::new))
        .writeStream()
        .outputMode("append")
        // To Spark a sum may be null; a window's never is, since it has readings.
        .option("check-nullability", "false");
  }

  /**
   * Notes that a replay ran to its end: from now on it is shown.
   *
   * @param watermark in force at its end; empty where there was none yet
   */
  public void finish(String replayId, Optional<Instant> watermark) {
    IcebergTables.load(spark, name())
        .updateProperties()
        .set(PROPERTY + replayId, watermark.map(Instant::toString).orElse(""))
        .commit();
  }

  /** Removes what a replay has written. */
  public void remove(String replayId) {
    remove(List.of(replayId));
  }

  /**
   * Removes all but the newest replays that ran to their end, and what others left behind that were
   * killed more than a day ago.
   *
   * @param count how many stay
   * @return the ids of those removed
   */
  public List<String> keepNewest(int count) {
    NavigableMap<String, String> finished = finished();
    List<String> expendable =
        new ArrayList<>(
            List.copyOf(finished.keySet()).subList(0, Math.max(0, finished.size() - count)));
    expendable.addAll(abandoned(finished));
    if (!expendable.isEmpty()) {
      remove(expendable);
    }
    return List.copyOf(expendable);
  }

  /** The note goes first: a replay that is half removed must not be shown. */
  private void remove(List<String> replayIds) {
    UpdateProperties notes = IcebergTables.load(spark, name()).updateProperties();
    replayIds.forEach(id -> notes.remove(PROPERTY + id));
    notes.commit();
    String ids = String.join("', '", replayIds);
    spark.sql("delete from %s where %s in ('%s')".formatted(name(), REPLAY_ID, ids));
  }

  /** Whose last commit is long past, or so long past that its snapshot has expired. */
  private List<String> abandoned(NavigableMap<String, String> finished) {
    Instant youngest = Instant.now().minus(ABANDONED_AFTER);
    return spark
        .table(name() + ".partitions")
        .groupBy(col("partition." + REPLAY_ID).as(REPLAY_ID))
        .agg(max("last_updated_at").as("written"))
        .collectAsList()
        .stream()
        .filter(row -> row.isNullAt(1) || row.getTimestamp(1).toInstant().isBefore(youngest))
        .map(row -> row.getString(0))
        .filter(id -> !finished.containsKey(id))
        .toList();
  }

  /** The replays that ran to their end, oldest first, each with its watermark or "". */
  private NavigableMap<String, String> finished() {
    NavigableMap<String, String> finished = new TreeMap<>();
    IcebergTables.load(spark, name())
        .properties()
        .forEach(
            (key, value) -> {
              if (key.startsWith(PROPERTY)) {
                finished.put(key.substring(PROPERTY.length()), value);
              }
            });
    return finished;
  }

  private static Column of(String replayId) {
    return col(REPLAY_ID).equalTo(replayId);
  }
}
