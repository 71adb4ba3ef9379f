package io.citylake.explain;

import io.citylake.arrival.PlanInOrderOfArrival;
import io.citylake.session.PlainLocalFileSystem;
import io.citylake.state.PagedStateStoreProvider;
import org.apache.spark.sql.SparkSession;

/** One Spark for all tests of this JVM: starting it takes longer than most of them. */
final class TestSpark {
  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .appName("test")
          .config("spark.ui.enabled", "false")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.session.timeZone", "UTC")
          .config("spark.sql.shuffle.partitions", "2")
          .config("spark.sql.adaptive.enabled", "false")
          .config(
              "spark.sql.streaming.stateStore.providerClass",
              PagedStateStoreProvider.class.getName())
          .config("spark.sql.warehouse.dir", "target/spark-warehouse")
          .config("spark.hadoop.fs.file.impl", PlainLocalFileSystem.class.getName())
          .config(
              "spark.sql.streaming.checkpointFileManagerClass",
              "org.apache.spark.sql.execution.streaming.checkpointing.FileSystemBasedCheckpointFileManager")
          .config("spark.sql.extensions", PlanInOrderOfArrival.class.getName())
          .getOrCreate();

  private TestSpark() {}

  /** The shared session. Tests that set something in it take {@link SparkSession#newSession}. */
  static SparkSession session() {
    return SESSION;
  }
}
