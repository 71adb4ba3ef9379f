package io.citylake.marts;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.session.TestSpark;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class PlanKeptRowsTest {
  private static final Row WOLA = RowFactory.create("Wola", 0.5);
  private static final Row PRAGA = RowFactory.create("Praga", null);

  private final DaySession session = DaySession.of(TestSpark.session(), /* records= */ 2);

  @Test
  void keptRowsAreReadAsTheyAre() {
    Dataset<Row> kept = session.kept(rows());

    assertThat(kept.queryExecution().executedPlan().toString()).contains("KeptRows");
    assertThat(kept.collectAsList()).containsExactly(WOLA, PRAGA);
    assertThat(kept.as("a").join(kept.as("b"), "place").count()).isEqualTo(2);
  }

  @Test
  void rowsThatOperatorsDoNotTakeAsTheyAreBecomeSuch() {
    assertThat(rows().orderBy("place").collectAsList()).containsExactly(PRAGA, WOLA);
  }

  /** In Spark's plainest form of a row. */
  private Dataset<Row> rows() {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.spark().sparkContext());
    return ((org.apache.spark.sql.classic.SparkSession) session.spark())
        .internalCreateDataFrame(
            spark.parallelize(List.of("Wola", "Praga"), 1).map(PlanKeptRowsTest::row).rdd(),
            StructType.fromDDL("place string, level double"),
            /* isStreaming= */ false);
  }

  private static InternalRow row(String place) {
    Double level = place.equals("Wola") ? 0.5 : null;
    return new GenericInternalRow(new Object[] {UTF8String.fromString(place), level});
  }
}
