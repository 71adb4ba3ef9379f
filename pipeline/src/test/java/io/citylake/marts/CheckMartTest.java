package io.citylake.marts;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.models.Mart;
import io.citylake.models.MartCheck;
import io.citylake.models.MartCheck.CountLikeDayBefore;
import io.citylake.models.MartCheck.NoRows;
import io.citylake.models.MartCheck.Severity;
import io.citylake.models.MartColumn;
import io.citylake.session.TestSpark;
import io.citylake.tables.Column;
import io.citylake.tables.Table;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class CheckMartTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
  private static final StructType SCHEMA =
      StructType.fromDDL("day date, place string, level double, depth double");
  private static final SparkSession SPARK = TestSpark.session().newSession();

  private static final Row GOOD = row(DAY, "Wola", 0.5, 1.0);

  /** A day, a place, a level from 0 to 1, and a depth of 0 or more that may be missing. */
  private static final Mart MART =
      mart(
          new NoRows(
              "levels of Praga are low",
              "select * from this where place = 'Praga' and level > 0.1 and day = :day",
              Severity.WARN),
          new CountLikeDayBefore("about as many places as before", 0.5, Severity.WARN));

  @Test
  void dayThatKeepsAllPromisesPassesEveryCheck() {
    List<CheckResult> results = check(GOOD, row(DAY, "Praga", 0.0, null));

    assertThat(results).allMatch(CheckResult::holds).allMatch(r -> r.samples().isEmpty());
    assertThat(results)
        .extracting(CheckResult::check)
        .containsExactly(
            "grain is unique",
            "required columns are present",
            "values are within their range",
            "rows are of the day",
            "levels of Praga are low");
  }

  @Test
  void emptyDayPassesEveryCheck() {
    assertThat(check()).hasSize(5).allMatch(CheckResult::holds);
  }

  @Test
  void repeatedGrainFailsAndIsNamed() {
    CheckResult failed = onlyFailure(check(GOOD, GOOD, row(DAY, "Wola", 0.1, 1.0)));

    assertThat(failed.check()).isEqualTo("grain is unique");
    assertThat(failed.severity()).isEqualTo(Severity.FAIL);
    assertThat(failed.badRows()).isEqualTo(2);
    assertThat(failed.samples()).containsExactly("day=2026-01-15, place=Wola, rows=3");
  }

  @Test
  void grainThatStandsTwiceFails() {
    CheckResult failed = onlyFailure(check(GOOD, row(DAY, "Wola", 0.1, null)));

    assertThat(failed.check()).isEqualTo("grain is unique");
    assertThat(failed.badRows()).isEqualTo(1);
    assertThat(failed.samples()).containsExactly("day=2026-01-15, place=Wola, rows=2");
  }

  @Test
  void missingValueFailsAndIsNamed() {
    CheckResult failed = onlyFailure(check(GOOD, row(DAY, "Ochota", null, 1.0)));

    assertThat(failed.check()).isEqualTo("required columns are present");
    assertThat(failed.samples()).containsExactly("day=2026-01-15, place=Ochota, level=null");
  }

  @Test
  void notANumberIsMissingEvenWhereNullMayBe() {
    List<CheckResult> results = check(GOOD, row(DAY, "Ochota", 1.0, Double.NaN));

    assertThat(results)
        .filteredOn(result -> result.check().equals("required columns are present"))
        .flatExtracting(CheckResult::samples)
        .containsExactly("day=2026-01-15, place=Ochota, depth=NaN");
  }

  @Test
  void rangeIncludesItsEndsAndNothingBeyond() {
    CheckResult failed =
        onlyFailure(
            check(
                row(DAY, "a", 0.0, 0.0),
                row(DAY, "b", 1.0, 0.0),
                row(DAY, "c", -0.001, 0.0),
                row(DAY, "d", 1.001, -1.0)));

    assertThat(failed.check()).isEqualTo("values are within their range");
    assertThat(failed.badRows()).isEqualTo(2);
    assertThat(failed.samples())
        .containsExactlyInAnyOrder(
            "day=2026-01-15, place=c, level=-0.001",
            "day=2026-01-15, place=d, level=1.001, depth=-1.0");
  }

  @Test
  void rowOfAnotherDayFailsAndIsNamed() {
    CheckResult failed = onlyFailure(check(GOOD, row(DAY.plusDays(1), "Wola", 0.5, 1.0)));

    assertThat(failed.check()).isEqualTo("rows are of the day");
    assertThat(failed.samples()).containsExactly("day=2026-01-16, place=Wola");
  }

  @Test
  void rowThatMustNotBeThereIsShownWithTheCheckAndItsSeverity() {
    CheckResult failed = onlyFailure(check(GOOD, row(DAY, "Praga", 0.5, null)));

    assertThat(failed)
        .isEqualTo(
            new CheckResult(
                "levels of Praga are low",
                Severity.WARN,
                1,
                List.of("day=2026-01-15, place=Praga, level=0.5, depth=null")));
  }

  @Test
  void fewOfManyBadRowsAreShown() {
    Row[] rows = new Row[12];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(DAY, "place " + i, 2.0, 1.0);
    }

    CheckResult failed = onlyFailure(check(rows));

    assertThat(failed.badRows()).isEqualTo(12);
    assertThat(failed.samples()).hasSize(5);
  }

  @Test
  void countsAreComparedWithTheDayBeforeIfThereWasOne() {
    assertThat(counts(2).holds()).isTrue();
    assertThat(counts(3))
        .satisfies(
            result -> {
              assertThat(result.holds()).isFalse();
              assertThat(result.samples())
                  .containsExactly("1 rows, 3 the day before (50 % more or less would do)");
            });
    assertThat(CheckMart.counts(MART, 1, OptionalLong.empty())).isEmpty();
  }

  private static CheckResult counts(long before) {
    List<CheckResult> results = CheckMart.counts(MART, 1, OptionalLong.of(before));
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  private static List<CheckResult> check(Row... rows) {
    Dataset<Row> day = SPARK.createDataFrame(List.of(rows), SCHEMA);
    return new CheckMart(SPARK).check(MART, DAY, day);
  }

  private static CheckResult onlyFailure(List<CheckResult> results) {
    List<CheckResult> failures = results.stream().filter(result -> !result.holds()).toList();
    assertThat(failures).hasSize(1);
    return failures.get(0);
  }

  private static Row row(LocalDate day, String place, Double level, Double depth) {
    return RowFactory.create(Date.valueOf(day), place, level, depth);
  }

  private static Mart mart(MartCheck... checks) {
    List<MartColumn> columns =
        List.of(
            new MartColumn(Column.required("day", Column.Type.DATE, ""), Optional.empty()),
            new MartColumn(Column.required("place", Column.Type.TEXT, ""), Optional.empty()),
            new MartColumn(
                Column.required("level", Column.Type.DOUBLE, ""),
                Optional.of(new MartColumn.Range(0, 1))),
            new MartColumn(
                Column.optional("depth", Column.Type.DOUBLE, ""),
                Optional.of(new MartColumn.Range(0, 1e300))));
    Table table =
        new Table(
            Mart.SCHEMA,
            "levels",
            columns.stream().map(MartColumn::column).toList(),
            List.of("day", "place"),
            "");
    return new Mart(table, "", columns, List.of(checks), true);
  }
}
