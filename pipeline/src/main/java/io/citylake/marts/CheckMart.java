package io.citylake.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.citylake.models.Mart;
import io.citylake.models.MartCheck;
import io.citylake.models.MartCheck.CountLikeDayBefore;
import io.citylake.models.MartCheck.NoRows;
import io.citylake.models.MartCheck.Severity;
import io.citylake.models.MartColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Checks one day of a mart before it is published: first what grain, columns and day promise, then
 * the mart's own checks.
 */
public final class CheckMart {
  private static final int SAMPLES = 5;
  private static final int LONGEST_VALUE_CHARS = 60;

  /** The view that a mart's own checks read. */
  private static final String THIS = "this";

  private final SparkSession spark;

  /**
   * What every row must hold.
   *
   * @param isBad of a column; empty where nothing is asked of it
   */
  private record ColumnsCheck(String name, Function<MartColumn, Optional<Column>> isBad) {}

  /**
   * @param spark holds the views that the marts' checks read; gets {@code this}
   */
  public CheckMart(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Runs every check. They read {@code rows} several times: it should stand somewhere already.
   *
   * @param rows what is to be published as {@code day}
   * @param rowsOfDayBefore empty where the day before was never published: there is nothing to
   *     compare with then
   */
  public List<CheckResult> check(
      Mart mart, LocalDate day, Dataset<Row> rows, OptionalLong rowsOfDayBefore) {
    rows.createOrReplaceTempView(THIS);
    List<CheckResult> results = new ArrayList<>();
    results.add(uniqueGrain(mart, rows));
    long rowCount = checkColumns(mart, day, rows, results);
    for (MartCheck check : mart.checks()) {
      if (check instanceof NoRows noRows) {
        results.add(noRows(noRows, day));
      } else if (check instanceof CountLikeDayBefore compare) {
        rowsOfDayBefore.ifPresent(before -> results.add(counts(compare, rowCount, before)));
      }
    }
    return results;
  }

  private static CheckResult uniqueGrain(Mart mart, Dataset<Row> rows) {
    Dataset<Row> repeated =
        rows.groupBy(columns(mart.grain())).agg(count(lit(1)).as("rows")).where(col("rows").gt(1));
    Row repetitions =
        repeated.agg(coalesce(sum(col("rows").minus(1)), lit(0L)).as("repetitions")).head();
    return result("grain is unique", Severity.FAIL, repetitions.getLong(0), told(repeated));
  }

  /**
   * Adds what the declared columns promise, from one pass over the rows.
   *
   * @return the number of rows
   */
  private static long checkColumns(
      Mart mart, LocalDate day, Dataset<Row> rows, List<CheckResult> results) {
    List<ColumnsCheck> checks =
        List.of(
            new ColumnsCheck("required columns are present", CheckMart::isMissing),
            new ColumnsCheck("values are within their range", CheckMart::isOutOfRange),
            new ColumnsCheck("rows are of the day", column -> isOfAnotherDay(column, day)));
    Column[] badRows =
        checks.stream().map(check -> count_if(any(mart, check))).toArray(Column[]::new);
    Row found = rows.agg(count(lit(1)), badRows).head();
    for (int i = 0; i < checks.size(); i++) {
      ColumnsCheck check = checks.get(i);
      Dataset<Row> bad = rows.where(any(mart, check)).select(told(mart, check));
      results.add(result(check.name(), Severity.FAIL, found.getLong(1 + i), bad));
    }
    return found.getLong(0);
  }

  /** NaN is no value either: every comparison with it surprises. */
  private static Optional<Column> isMissing(MartColumn column) {
    Column isNaN = isDouble(column) ? col(column.name()).isNaN() : lit(false);
    Column isNull = column.column().isRequired() ? col(column.name()).isNull() : lit(false);
    return Optional.of(isNull.or(isNaN));
  }

  private static boolean isDouble(MartColumn column) {
    return column.column().type() == io.citylake.tables.Column.Type.DOUBLE;
  }

  private static Optional<Column> isOutOfRange(MartColumn column) {
    return column.range().map(range -> not(col(column.name()).between(range.min(), range.max())));
  }

  private static Optional<Column> isOfAnotherDay(MartColumn column, LocalDate day) {
    return column.name().equals(Mart.DAY)
        ? Optional.of(not(col(Mart.DAY).eqNullSafe(lit(day))))
        : Optional.empty();
  }

  /** Whether a row is bad in any of its columns. */
  private static Column any(Mart mart, ColumnsCheck check) {
    return mart.columns().stream()
        .flatMap(column -> check.isBad().apply(column).stream())
        .map(bad -> coalesce(bad, lit(false)))
        .reduce(lit(false), Column::or);
  }

  /** The columns that say which row it is, and those that are bad. */
  private static Column told(Mart mart, ColumnsCheck check) {
    List<Column> told = new ArrayList<>();
    for (MartColumn column : mart.columns()) {
      Column text = columnAndValue(column.name());
      if (mart.grain().contains(column.name())) {
        told.add(text);
      } else {
        check.isBad().apply(column).ifPresent(bad -> told.add(when(bad, text)));
      }
    }
    return concat_ws(", ", told.toArray(Column[]::new));
  }

  private CheckResult noRows(NoRows check, LocalDate day) {
    Dataset<Row> bad = spark.sql(check.sql(), Map.of("day", day));
    return result(check.name(), check.severity(), bad.count(), told(bad));
  }

  /** All columns of each row, as one text. */
  private static Dataset<Row> told(Dataset<Row> rows) {
    return rows.select(
        concat_ws(
            ", ",
            Arrays.stream(rows.columns()).map(CheckMart::columnAndValue).toArray(Column[]::new)));
  }

  /** The samples are looked for only where there are some. */
  private static CheckResult result(
      String name, Severity severity, long badRows, Dataset<Row> told) {
    List<String> samples =
        badRows == 0 ? List.of() : told.limit(SAMPLES).as(Encoders.STRING()).collectAsList();
    return new CheckResult(name, severity, badRows, samples);
  }

  private static Column columnAndValue(String name) {
    Column value = coalesce(col("`" + name + "`").cast("string"), lit("null"));
    return concat(lit(name + "="), substring(value, 1, LONGEST_VALUE_CHARS));
  }

  private static CheckResult counts(CountLikeDayBefore check, long rows, long before) {
    long difference = Math.abs(rows - before);
    boolean isAlike = difference <= check.tolerance() * before;
    String sentence =
        String.format(
            Locale.ROOT,
            "%,d rows, %,d the day before (%.0f %% more or less would do)",
            rows,
            before,
            check.tolerance() * 100);
    return new CheckResult(
        check.name(), check.severity(), isAlike ? 0 : difference, List.of(sentence));
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }
}
