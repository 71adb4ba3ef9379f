package io.citylake.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.session.TestSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class LastGivenTest {
  private final SparkSession spark = TestSpark.session();

  @Test
  void windowIsAsTheLastCheckpointLeftItThatGaveItAnything() {
    Dataset<Row> first = windows("08:00", 1).union(windows("08:05", 2)).union(windows("08:10", 3));
    Dataset<Row> second = windows("08:05", 20);
    Dataset<Row> third = windows("08:10", 300).union(windows("08:15", 400));

    assertThat(given(List.of(first, second, third)))
        .containsExactly("08:00 1 of 0", "08:05 20 of 1", "08:10 300 of 2", "08:15 400 of 2");
  }

  @Test
  void windowsOfOneCheckpointAreItsOwn() {
    assertThat(given(List.of(windows("08:00", 1)))).containsExactly("08:00 1 of 0");
  }

  private static List<String> given(List<Dataset<Row>> windows) {
    return LastGiven.of(windows)
        .selectExpr(
            "concat(date_format(window_start, 'HH:mm'), ' ', reading_count, ' of ', "
                + LastGiven.GIVER
                + ") as text")
        .orderBy("text")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private Dataset<Row> windows(String start, long readings) {
    return spark.sql(
        """
        select timestamp '2026-01-15 %1$s:00' as window_start,
               timestamp '2026-01-15 %1$s:00' + interval 5 minutes as window_end,
               'Warsaw' as city, 'Wola' as district, 'air_quality' as sensor_type, 'pm10' as metric,
               %2$sL as reading_count"""
            .formatted(start, readings));
  }
}
