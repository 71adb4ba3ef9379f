package io.citylake.timetravel;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.session.TestSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareRowsTest {
  private final SparkSession spark = TestSpark.session();

  @ParameterizedTest
  @CsvSource({
    "double(1),                double(1.0000000000001)",
    "double(-1e12),            double(-1000000000000.5)",
    "double('NaN'),            double('NaN')",
    "double('Infinity'),       double('Infinity')",
    "0D,                       -0D",
    "cast(null as double),     cast(null as double)",
  })
  void valuesThatDifferByTheOrderOfAdditionOrNotAtAllAreEqual(String before, String after) {
    assertThat(differences(before, after)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "double(1),                double(1.00000001)",
    "double(0),                double(1e-300)",
    "double('NaN'),            double(1)",
    "double('Infinity'),       double('-Infinity')",
    "double('Infinity'),       double(1)",
    "cast(null as double),     double(0)",
    "100000000000L,            100000000001L",
    "true,                     false",
    "timestamp'2026-01-15',    timestamp'2026-01-15 00:00:00.000001'",
  })
  void otherValuesAreDifferences(String before, String after) {
    assertThat(differences(before, after)).hasSize(1);
    assertThat(differences(after, before)).hasSize(1);
  }

  @Test
  void columnThatCameSinceWasNullBefore() {
    Dataset<Row> before = spark.sql("select 'x' as id, 1 as old");
    Dataset<Row> after = spark.sql("select 'x' as id, 1 as old, 2 as new");

    assertThat(compare(before, after).selectExpr("inline(changed_values)").collectAsList())
        .extracting(Row::toString)
        .containsExactly("[new,null,2,null,null]");
  }

  @Test
  void rowsWithoutAPartOfTheirKeyAreTheSameRow() {
    Dataset<Row> rows = spark.sql("select cast(null as string) as id, 1 as value");

    assertThat(compare(rows, rows).collectAsList()).isEmpty();
  }

  private List<Row> differences(String before, String after) {
    return compare(
            spark.sql("select 'x' as id, %s as value".formatted(before)),
            spark.sql("select 'x' as id, %s as value".formatted(after)))
        .collectAsList();
  }

  private static Dataset<Row> compare(Dataset<Row> before, Dataset<Row> after) {
    return new CompareRows(List.of("id")).apply(before, after);
  }
}
