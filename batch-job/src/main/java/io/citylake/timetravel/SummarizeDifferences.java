package io.citylake.timetravel;

import static io.citylake.timetravel.CompareRows.CHANGE;
import static io.citylake.timetravel.CompareRows.COLUMN_NAME;
import static io.citylake.timetravel.CompareRows.DIFFERENCE;
import static io.citylake.timetravel.CompareRows.NEW_VALUE;
import static io.citylake.timetravel.CompareRows.OLD_VALUE;
import static io.citylake.timetravel.CompareRows.RELATIVE;
import static io.citylake.timetravel.CompareRows.VALUES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.citylake.models.Mart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the differences that {@link CompareRows} found, and shows some. */
final class SummarizeDifferences {
  private final Mart mart;
  private final Dataset<Row> differences;

  SummarizeDifferences(Mart mart, Dataset<Row> differences) {
    this.mart = mart;
    this.differences = differences;
  }

  /** How many rows of each kind, those without any among them. */
  Map<Change, Long> counts() {
    Map<String, Long> byWord = new HashMap<>();
    differences
        .groupBy(CHANGE)
        .count()
        .collectAsList()
        .forEach(row -> byWord.put(row.getString(0), row.getLong(1)));
    Map<Change, Long> counts = new EnumMap<>(Change.class);
    for (Change change : Change.values()) {
      counts.put(change, byWord.getOrDefault(change.word(), 0L));
    }
    return counts;
  }

  /** The columns that changed, most rows first. */
  List<ColumnChanges> columns() {
    return differences
        .select(explode(col(VALUES)).as("value"))
        .select("value.*")
        .groupBy(COLUMN_NAME)
        .agg(count(lit(1)).as("rows"), max(DIFFERENCE), max(RELATIVE))
        .orderBy(col("rows").desc(), col(COLUMN_NAME))
        .collectAsList()
        .stream()
        .map(
            row ->
                new ColumnChanges(row.getString(0), row.getLong(1), number(row, 2), number(row, 3)))
        .toList();
  }

  private static OptionalDouble number(Row row, int column) {
    return row.isNullAt(column) ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble(column));
  }

  /** The days that have differences, in order. */
  List<LocalDate> days() {
    return differences.select(Mart.DAY).distinct().orderBy(Mart.DAY).collectAsList().stream()
        .map(row -> row.getDate(0).toLocalDate())
        .toList();
  }

  /** The first rows of a kind, by key. */
  List<ChangedRow> first(int rows, Change change) {
    Column[] key = mart.grain().stream().map(name -> col(name)).toArray(Column[]::new);
    Column[] shown =
        Stream.concat(
                mart.grain().stream().map(name -> col(name).cast("string")), Stream.of(col(VALUES)))
            .toArray(Column[]::new);
    return differences
        .where(col(CHANGE).equalTo(change.word()))
        .orderBy(key)
        .limit(rows)
        .select(shown)
        .collectAsList()
        .stream()
        .map(this::changedRow)
        .toList();
  }

  private ChangedRow changedRow(Row row) {
    List<String> key = new ArrayList<>();
    for (int column = 0; column < mart.grain().size(); column++) {
      key.add(String.valueOf(row.getString(column)));
    }
    List<Row> values = row.getList(mart.grain().size());
    return new ChangedRow(key, values.stream().map(SummarizeDifferences::value).toList());
  }

  private static ChangedRow.Value value(Row value) {
    return new ChangedRow.Value(
        value.getAs(COLUMN_NAME),
        String.valueOf(value.<String>getAs(OLD_VALUE)),
        String.valueOf(value.<String>getAs(NEW_VALUE)));
  }
}
