package io.citylake.benchmarks.duckdb;

import io.citylake.benchmarks.compare.ParquetFiles;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.spark.PhaseKeys;
import io.citylake.models.Mart;
import io.citylake.models.MartColumn;
import io.citylake.models.ReadMarts;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.tables.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holds the marts that DuckDB computed against those that Citylake published in the lake.
 *
 * <p>Everything must be equal; doubles to 1e-9 of their value, or of one unit where that is less,
 * because floating-point addition depends on its order. Minutes are rounded to three decimals after
 * such an addition, and may be rounded differently.
 */
public final class CompareMarts {
  private static final int EXAMPLES = 3;
  private static final String DIFFERENCES =
      """
      with citylake as (select true as is_there, * from (%1$s)),
           duckdb   as (select true as is_there, * from %2$s),
           pairs    as (
             select concat_ws(', ', %3$s) as key,
                    case when duckdb.is_there is null then 'only Citylake has it'
                         when citylake.is_there is null then 'only DuckDB has it'
                         else concat_ws('; ', %4$s) end as difference
             from   citylake full join duckdb on %5$s
           )
      select (select count(*) from citylake), (select count(*) from duckdb),
             count(*), list(key || ': ' || difference order by key)[:%6$s]
      from   pairs
      where  difference <> ''
      """;

  private final Phase phase;
  private final LocalDate day;
  private final Settings settings;

  /**
   * @param phase one that both have done
   * @param citylake keys of Citylake's configuration, over its defaults
   */
  public CompareMarts(Phase phase, Map<String, String> citylake) {
    this.phase = phase;
    this.day = LocalDate.parse(phase.name());
    this.settings = ReadSettings.from(Optional.empty(), Map.of(), PhaseKeys.of(phase, citylake));
  }

  /** How the marts of the phase's day differ, mart by mart. */
  public List<MartComparison> all() throws IOException, SQLException {
    List<MartComparison> comparisons = new ArrayList<>();
    Path folder = DuckDbMarts.folder(phase);
    try (Connection database = DuckDb.open(folder.resolve("comparison.duckdb"))) {
      for (Mart mart : ReadMarts.packed().marts()) {
        List<Path> files = ParquetFiles.ofMart(settings.lake(), mart, day);
        comparisons.add(compare(database, mart, day, files, ComputeMarts.file(mart, folder)));
      }
    }
    return comparisons;
  }

  static MartComparison compare(
      Connection database, Mart mart, LocalDate day, List<Path> citylake, Path duckdb)
      throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found =
            statement.executeQuery(
                DIFFERENCES.formatted(
                    published(mart, day, citylake),
                    DuckDb.parquet(List.of(duckdb)),
                    joined(
                        mart.grain(),
                        ", ",
                        "cast(coalesce(citylake.%1$s, duckdb.%1$s) as varchar)"),
                    mart.columns().stream()
                        .map(CompareMarts::difference)
                        .collect(Collectors.joining(", ")),
                    joined(mart.grain(), " and ", "citylake.%1$s = duckdb.%1$s"),
                    EXAMPLES))) {
      found.next();
      return new MartComparison(
          mart.name(), found.getLong(1), found.getLong(2), found.getLong(3), texts(found, 4));
    }
  }

  /** Citylake's rows with DuckDB's types: its times are UTC, without saying so. */
  private static String published(Mart mart, LocalDate day, List<Path> files) {
    String columns =
        mart.columns().stream()
            .map(
                c ->
                    (c.column().type() == Column.Type.TIMESTAMP
                            ? "make_timestamp(epoch_us(%1$s)) as %1$s"
                            : "%1$s")
                        .formatted(DuckDb.name(c.name())))
            .collect(Collectors.joining(", "));
    String none = DuckDbTypes.noRows(mart.columns().stream().map(MartColumn::column).toList());
    String rows = files.isEmpty() ? "" : " union all by name from " + DuckDb.parquet(files);
    return "select %s from (%s%s) where day = date '%s'".formatted(columns, none, rows, day);
  }

  /** An expression that is null where the column's values are equal, and else tells both. */
  private static String difference(MartColumn column) {
    String citylake = "citylake." + DuckDb.name(column.name());
    String duckdb = "duckdb." + DuckDb.name(column.name());
    String areUnlike = citylake + " is distinct from " + duckdb;
    if (column.column().type() == Column.Type.DOUBLE) {
      areUnlike +=
          " and not coalesce(abs(%1$s - %2$s) <= %3$s * greatest(1, abs(%1$s), abs(%2$s)), false)"
              .formatted(citylake, duckdb, tolerance(column));
    }
    return "case when %s then format('%s is {} in Citylake and {} in DuckDB', %s, %s) end"
        .formatted(areUnlike, column.name(), shown(citylake), shown(duckdb));
  }

  private static String tolerance(MartColumn column) {
    return column.column().unit().equals("min") ? "1.001e-3" : "1e-9";
  }

  private static String shown(String value) {
    return "coalesce(cast(%s as varchar), 'null')".formatted(value);
  }

  private static String joined(List<String> names, String separator, String text) {
    return names.stream()
        .map(name -> text.formatted(DuckDb.name(name)))
        .collect(Collectors.joining(separator));
  }

  private static List<String> texts(ResultSet found, int column) throws SQLException {
    List<String> texts = new ArrayList<>();
    if (found.getArray(column) != null) {
      for (Object text : (Object[]) found.getArray(column).getArray()) {
        texts.add(text.toString());
      }
    }
    return texts;
  }
}
