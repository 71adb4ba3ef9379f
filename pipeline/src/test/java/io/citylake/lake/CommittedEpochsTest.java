package io.citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.session.TestSpark;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

class CommittedEpochsTest {
  private final SparkSession spark = TestSpark.session();

  @TempDir private Path directory;

  @Test
  void lastEpochIsTheOneThatTheTableHoldsOfTheQuery() throws Exception {
    String namespace = new MemoryLake(directory).catalog() + ".raw";
    String table = namespace + ".numbers";
    spark.sql("create namespace " + namespace);
    spark.sql("create table " + table + " (value int) using iceberg");
    CommittedEpochs epochs = new CommittedEpochs(spark, table);
    MemoryStream<Integer> numbers = MemoryStream.apply(Encoders.INT(), spark);
    StreamingQuery query =
        numbers
            .toDF()
            .writeStream()
            .option("checkpointLocation", directory.resolve("checkpoint").toString())
            .toTable(table);
    try {
      String id = query.id().toString();
      assertThat(epochs.last(id)).isEmpty();

      add(numbers, query, 1);
      add(numbers, query, 2);
      spark.sql("insert into " + table + " values (3)");

      assertThat(epochs.last(id)).hasValue(1);
      assertThat(epochs.last("another")).isEmpty();
    } finally {
      query.stop();
    }
  }

  @Test
  void lastEpochIsKnownThoughSnapshotsBetweenItAndTheCurrentOneHaveExpired() throws Exception {
    String namespace = new MemoryLake(directory).catalog() + ".raw";
    String table = namespace + ".numbers";
    spark.sql("create namespace " + namespace);
    spark.sql("create table " + table + " (value int) using iceberg");
    MemoryStream<Integer> numbers = MemoryStream.apply(Encoders.INT(), spark);
    StreamingQuery query =
        numbers
            .toDF()
            .writeStream()
            .option("checkpointLocation", directory.resolve("checkpoint").toString())
            .toTable(table);
    try {
      add(numbers, query, 1);
      add(numbers, query, 2);
      spark.sql("insert into " + table + " values (3)");
      long between = IcebergTables.load(spark, table).currentSnapshot().snapshotId();
      spark.sql("insert into " + table + " values (4)");
      IcebergTables.load(spark, table)
          .expireSnapshots()
          .expireOlderThan(0)
          .expireSnapshotId(between)
          .commit();

      assertThat(new CommittedEpochs(spark, table).last(query.id().toString())).hasValue(1);
    } finally {
      query.stop();
    }
  }

  private static void add(MemoryStream<Integer> numbers, StreamingQuery query, int number) {
    numbers.addData(CollectionConverters.asScala(List.of(number).iterator()));
    query.processAllAvailable();
  }
}
