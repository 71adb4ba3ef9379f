package io.citylake.timetravel;

import static org.apache.spark.sql.functions.col;

import io.citylake.command.CommandFailed;
import io.citylake.lake.IcebergTables;
import io.citylake.marts.MartTable;
import io.citylake.models.Mart;
import io.citylake.settings.Settings;
import io.citylake.timetravel.ReadReferences.States;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Compares a mart as of one snapshot with the same mart as of another, and says where the
 * difference comes from.
 */
public final class CompareSnapshots {
  private final SparkSession spark;
  private final Settings settings;
  private final Mart mart;
  private final String table;

  public CompareSnapshots(SparkSession spark, Settings settings, Mart mart) {
    this.spark = spark;
    this.settings = settings;
    this.mart = mart;
    this.table = new MartTable(spark, settings, mart).name();
  }

  /**
   * Compares the states that were asked for.
   *
   * @param rows how many rows of each kind to show
   * @param save where to keep the differences; empty for nowhere
   * @throws io.citylake.config.BadConfiguration with every reference that means nothing
   * @throws CommandFailed if no day of the mart was ever computed, its table is not Citylake's, or
   *     a state has expired
   */
  public Comparison compare(Asked asked, int rows, Optional<DifferencesTable> save) {
    Table loaded = load();
    States states = new ReadReferences(table, loaded, asked.days()).read(asked);
    List<LocalDate> days =
        asked.days().isEmpty()
            ? new ChangedDays(loaded).between(states.before(), states.after())
            : asked.days();
    Dataset<Row> before = rows(states.before(), days);
    Dataset<Row> after = rows(states.after(), days);
    Dataset<Row> differences =
        new CompareRows(mart.grain()).apply(before, after).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      save.ifPresent(kept -> kept.save(mart, states, differences));
      SummarizeDifferences summary = new SummarizeDifferences(mart, differences);
      Map<Change, Long> counts = summary.counts();
      return new Comparison(
          table,
          mart.grain(),
          states.before(),
          states.after(),
          days,
          before.count(),
          after.count(),
          counts,
          summary.columns(),
          first(summary, counts, rows),
          reasons(loaded, states, summary.days()));
    } finally {
      differences.unpersist();
    }
  }

  private Table load() {
    try {
      Table loaded = IcebergTables.load(spark, table);
      new MartTable(spark, settings, mart).checkLayout(loaded);
      return loaded;
    } catch (NoSuchTableException e) {
      throw CommandFailed.missing(
          table + " does not exist yet", "compute a day first (citylake batch daily-marts)");
    }
  }

  private Dataset<Row> rows(TableState state, List<LocalDate> days) {
    return spark
        .read()
        .option("versionAsOf", state.snapshot())
        .table(table)
        .where(col(Mart.DAY).isin(days.toArray()));
  }

  private static Map<Change, List<ChangedRow>> first(
      SummarizeDifferences summary, Map<Change, Long> counts, int rows) {
    Map<Change, List<ChangedRow>> first = new EnumMap<>(Change.class);
    counts.forEach(
        (change, count) -> first.put(change, count == 0 ? List.of() : summary.first(rows, change)));
    return first;
  }

  private List<Reason> reasons(Table loaded, States states, List<LocalDate> days) {
    if (days.isEmpty()) {
      return List.of();
    }
    Publications publications = new Publications(loaded);
    ExplainDay explain = new ExplainDay(spark, settings);
    return days.stream()
        .map(
            day ->
                explain.of(
                    day,
                    publications.newest(states.before().snapshot(), day::equals),
                    publications.newest(states.after().snapshot(), day::equals)))
        .toList();
  }
}
