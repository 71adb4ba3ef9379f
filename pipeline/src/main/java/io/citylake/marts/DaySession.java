package io.citylake.marts;

import io.citylake.session.LittleData;
import io.citylake.windows.RowsOfDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.apache.spark.storage.StorageLevel;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A Spark session for the work on one day, which plans by how many records there are.
 *
 * <p>The time of a small day goes into planning its queries, compiling their code and scheduling
 * their tasks, not into its rows. There every query is one task, nothing is shuffled, adapted or
 * compiled, and what several queries read is computed once. A large day is planned as the session
 * that it comes from says.
 */
public final class DaySession implements AutoCloseable {
  /** With so many records the interpreter takes about as long as the compiler. */
  private static final long SMALL_RECORDS = 100_000;

  private final SparkSession spark;
  private final boolean isSmall;
  private final List<Dataset<Row>> persisted = new ArrayList<>();

  private DaySession(SparkSession spark, boolean isSmall) {
    this.spark = spark;
    this.isSmall = isSmall;
  }

  /**
   * A new session beside {@code parent}, with views and settings of its own.
   *
   * @param records that are read, or a number above it
   */
  public static DaySession of(SparkSession parent, long records) {
    SparkSession spark = parent.newSession();
    boolean isSmall = records <= SMALL_RECORDS;
    if (isSmall) {
      LittleData.plan(spark);
      ((org.apache.spark.sql.classic.SparkSession) spark)
          .experimental()
          .extraStrategies_$eq(
              CollectionConverters.asScala(List.<SparkStrategy>of(new PlanKeptRows())).toSeq());
    }
    return new DaySession(spark, isSmall);
  }

  /**
   * The same for a day.
   *
   * @param recordsByDay how many the lake has
   */
  public static DaySession of(
      SparkSession parent, SortedMap<LocalDate, Long> recordsByDay, RowsOfDay day) {
    return of(parent, nearby(recordsByDay, day));
  }

  /**
   * Whether a day is a small one.
   *
   * @param recordsByDay how many the lake has
   */
  public static boolean isSmall(SortedMap<LocalDate, Long> recordsByDay, RowsOfDay day) {
    return nearby(recordsByDay, day) <= SMALL_RECORDS;
  }

  /** Copies are looked for beyond the day's ends, too. */
  private static long nearby(SortedMap<LocalDate, Long> recordsByDay, RowsOfDay day) {
    return day.ofNearDays(recordsByDay).values().stream().mapToLong(Long::longValue).sum();
  }

  public SparkSession spark() {
    return spark;
  }

  /** The same rows, computed once for all that read them; those of a small day as one partition. */
  public Dataset<Row> kept(Dataset<Row> rows) {
    if (isSmall) {
      return keptAsOne(rows);
    }
    Dataset<Row> kept = rows.persist(StorageLevel.MEMORY_AND_DISK());
    persisted.add(kept);
    return kept;
  }

  /**
   * The same as {@link #kept}, for few rows that are joined with many: Spark knows how few they
   * are, and sends them to every task instead of sorting the many to meet them.
   */
  public Dataset<Row> keptAndCounted(Dataset<Row> rows) {
    Dataset<Row> kept = kept(rows);
    if (!isSmall) {
      kept.count();
    }
    return kept;
  }

  /** The same rows; of a small day {@link #kept}. Of a large one they are read again sooner. */
  public Dataset<Row> keptIfSmall(Dataset<Row> rows) {
    return isSmall ? keptAsOne(rows) : rows;
  }

  /** The same rows; those of a small day come from one task, however many parts they have. */
  public Dataset<Row> oneTaskIfSmall(Dataset<Row> rows) {
    return isSmall ? rows.coalesce(1) : rows;
  }

  /** Whether the session plans for few records. */
  boolean isSmall() {
    return isSmall;
  }

  /** Whether there are no rows, which is known without looking for any. */
  static boolean areNone(Dataset<Row> rows) {
    LogicalPlan plan =
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().optimizedPlan();
    return plan instanceof LocalRelation local && local.data().isEmpty();
  }

  Dataset<Row> none(Dataset<Row> like) {
    return spark.createDataFrame(List.of(), like.schema());
  }

  /**
   * Nothing is computed before it is read. A checkpoint, unlike what is persisted, hides what it
   * was made of: the plans of its readers stay small.
   */
  private Dataset<Row> keptAsOne(Dataset<Row> rows) {
    Dataset<Row> one = rows.coalesce(1);
    return areNone(one) ? none(rows) : one.localCheckpoint(/* eager= */ false);
  }

  @Override
  public void close() {
    persisted.forEach(Dataset::unpersist);
  }
}
