package io.citylake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.session.TestSpark;
import java.time.Instant;
import java.util.List;
import org.apache.spark.metrics.source.CodegenMetrics;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

class BatchTimeTest {
  private final SparkSession spark = TestSpark.session();

  @Test
  void isWhenTheQueryBegan() {
    Instant before = Instant.now();

    List<Row> rows = spark.range(100).select(BatchTime.column()).distinct().collectAsList();

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).getTimestamp(0).toInstant()).isBetween(before, Instant.now());
  }

  @Test
  void eachBatchOfAStreamRunsTheSameCode() throws Exception {
    MemoryStream<Long> source = MemoryStream.apply(Encoders.LONG(), spark);
    StreamingQuery query =
        source
            .toDF()
            .select(col("value"), BatchTime.column().as("batch_time"))
            .writeStream()
            .format("memory")
            .queryName("batch_time")
            .start();
    try {
      runBatch(source, query, 1);
      runBatch(source, query, 2);
      long compilations = CodegenMetrics.METRIC_COMPILATION_TIME().getCount();

      runBatch(source, query, 3);

      assertThat(CodegenMetrics.METRIC_COMPILATION_TIME().getCount()).isEqualTo(compilations);
      assertThat(spark.table("batch_time").select("batch_time").distinct().count()).isEqualTo(3);
    } finally {
      query.stop();
    }
  }

  private static void runBatch(MemoryStream<Long> source, StreamingQuery query, long value) {
    source.addData(CollectionConverters.asScala(List.of(value)));
    query.processAllAvailable();
  }
}
