package io.citylake.marts;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.models.Mart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Compares a mart with the rows of a CSV file that were worked out by hand. */
final class GoldenRows {
  private static final Pattern COMMA = Pattern.compile(",");
  private static final double RELATIVE_TOLERANCE = 1e-9;

  private GoldenRows() {}

  /** The columns of the mart that the file shows. */
  static List<String> columns(Path file) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return COMMA
          .splitAsStream(lines.readLine())
          .map(String::strip)
          .filter(name -> !name.equals("case"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails with every difference between {@code found} and the rows in {@code file}. */
  static void assertGolden(Mart mart, Path file, Dataset<Row> found) {
    List<String> columns = columns(file);
    List<String> key =
        mart.grain().stream().filter(name -> !name.equals(Mart.DAY)).collect(Collectors.toList());
    assertThat(columns).as("%s shows what identifies a row", file).containsAll(key);
    Column[] typed =
        columns.stream()
            .map(name -> col(name).cast(found.schema().apply(name).dataType()).as(name))
            .toArray(Column[]::new);
    Map<String, Row> expectedRows =
        byKey(key, csv(found.sparkSession(), file).select(typed).collectAsList());
    Map<String, Row> foundRows =
        byKey(
            key,
            found
                .select(columns.stream().map(name -> col(name)).toArray(Column[]::new))
                .collectAsList());
    List<String> differences = differences(columns, expectedRows, foundRows);
    assertThat(differences)
        .as(() -> "%s; found:%n%s".formatted(file, asCsv(columns, foundRows)))
        .isEmpty();
  }

  private static Dataset<Row> csv(SparkSession spark, Path file) {
    return spark
        .read()
        .option("header", true)
        .option("mode", "FAILFAST")
        .option("ignoreLeadingWhiteSpace", true)
        .option("ignoreTrailingWhiteSpace", true)
        .csv(file.toString());
  }

  private static Map<String, Row> byKey(List<String> key, List<Row> rows) {
    Map<String, Row> byKey = new TreeMap<>();
    for (Row row : rows) {
      String name = key.stream().map(column -> text(row, column)).collect(Collectors.joining(", "));
      assertThat(byKey.put(name, row)).as("rows of the key " + name).isNull();
    }
    return byKey;
  }

  private static List<String> differences(
      List<String> columns, Map<String, Row> expected, Map<String, Row> found) {
    List<String> differences = new ArrayList<>();
    expected.forEach(
        (key, row) -> {
          if (found.containsKey(key)) {
            columns.stream()
                .filter(column -> !areAlike(row.getAs(column), found.get(key).getAs(column)))
                .map(c -> difference(key, c, text(row, c), text(found.get(key), c)))
                .forEach(differences::add);
          } else {
            differences.add(key + ": not found");
          }
        });
    Set<String> unexpected = new TreeSet<>(found.keySet());
    unexpected.removeAll(expected.keySet());
    unexpected.forEach(key -> differences.add(key + ": not expected"));
    return differences;
  }

  private static String difference(String key, String column, String expected, String found) {
    return "%s: %s should be %s and is %s".formatted(key, column, expected, found);
  }

  private static boolean areAlike(Object expected, Object found) {
    if (expected instanceof Double a && found instanceof Double b) {
      return Math.abs(a - b) <= RELATIVE_TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }
    return Objects.equals(expected, found);
  }

  private static String text(Row row, String column) {
    Object value = row.getAs(column);
    return value instanceof Timestamp time
        ? time.toInstant().toString()
        : Objects.toString(value, "");
  }

  private static String asCsv(List<String> columns, Map<String, Row> rows) {
    return rows.values().stream()
        .map(row -> columns.stream().map(c -> text(row, c)).collect(Collectors.joining(",")))
        .collect(
            Collectors.joining(
                System.lineSeparator(), String.join(",", columns) + System.lineSeparator(), ""));
  }
}
