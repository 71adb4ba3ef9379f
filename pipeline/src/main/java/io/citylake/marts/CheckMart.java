package io.citylake.marts;

import io.citylake.models.Mart;
import io.citylake.models.MartCheck;
import io.citylake.models.MartCheck.CountLikeDayBefore;
import io.citylake.models.MartCheck.NoRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Checks one day of a mart before it is published: first what grain, columns and day promise, then
 * the mart's own checks. All in one query; only of a check that does not hold, samples are looked
 * for.
 */
public final class CheckMart {
  private static final int SAMPLES = 5;
  private static final int LONGEST_VALUE_CHARS = 60;

  private final SparkSession spark;

  /**
   * @param spark holds the views that the marts' checks read; gets {@code this}
   */
  public CheckMart(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Runs every check of the day itself. They read {@code rows} more than once: it should stand
   * somewhere already.
   *
   * @param rows what is to be published as {@code day}
   */
  public List<CheckResult> check(Mart mart, LocalDate day, Dataset<Row> rows) {
    rows.createOrReplaceTempView(BadRows.THIS);
    List<BadRows> promises = promises(mart);
    List<Long> bad = new CountBadRows(spark, day).count(promises);
    List<CheckResult> results = new ArrayList<>();
    for (int i = 0; i < promises.size(); i++) {
      results.add(result(promises.get(i), bad.get(i), day));
    }
    return results;
  }

  /**
   * The checks that compare the day with the one before.
   *
   * @param rowsOfDayBefore empty where that was never published: there is nothing to compare with
   */
  public static List<CheckResult> counts(Mart mart, long rows, OptionalLong rowsOfDayBefore) {
    List<CheckResult> results = new ArrayList<>();
    for (MartCheck check : mart.checks()) {
      if (check instanceof CountLikeDayBefore compare) {
        rowsOfDayBefore.ifPresent(before -> results.add(counts(compare, rows, before)));
      }
    }
    return results;
  }

  private List<BadRows> promises(Mart mart) {
    List<BadRows> promises = new ArrayList<>(PromisesOfColumns.of(mart));
    for (MartCheck check : mart.checks()) {
      if (check instanceof NoRows noRows) {
        promises.add(BadRows.of(noRows, spark));
      }
    }
    return promises;
  }

  private CheckResult result(BadRows promise, long bad, LocalDate day) {
    List<String> samples = bad == 0 ? List.of() : samples(promise, day);
    return new CheckResult(promise.check(), promise.severity(), bad, samples);
  }

  /** A few of the bad rows, each as one text. */
  private List<String> samples(BadRows promise, LocalDate day) {
    Dataset<Row> bad = spark.sql(promise.rows(), Map.of("day", day));
    String[] names = bad.columns();
    return bad
        .selectExpr(
            Stream.of(names)
                .map(name -> "cast(`%1$s` as string) as `%1$s`".formatted(name))
                .toArray(String[]::new))
        .limit(SAMPLES)
        .collectAsList()
        .stream()
        .map(row -> text(names, row, promise.tellsNulls()))
        .toList();
  }

  private static String text(String[] names, Row row, boolean tellsNulls) {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (tellsNulls || !row.isNullAt(i)) {
        told.add(names[i] + "=" + shortened(String.valueOf(row.getString(i))));
      }
    }
    return String.join(", ", told);
  }

  private static String shortened(String value) {
    int end = Math.min(LONGEST_VALUE_CHARS, value.codePointCount(0, value.length()));
    return value.substring(0, value.offsetByCodePoints(0, end));
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
}
