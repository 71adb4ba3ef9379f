package io.citylake.session;

import io.citylake.settings.Settings;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** A job's Spark session is opened here. What spark-submit or spark-defaults.conf set is kept. */
public final class CitylakeSession {
  private CitylakeSession() {}

  /** A session that knows the lake, in UTC. On a machine without a cluster it runs in this JVM. */
  public static SparkSession open(Settings settings, String applicationName) {
    return open(
        settings, applicationName, settings.streaming().shufflePartitions(), new SparkConf());
  }

  private static SparkSession open(
      Settings settings, String applicationName, int shufflePartitions, SparkConf conf) {
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.app.name", applicationName);
    conf.set("spark.sql.session.timeZone", "UTC");
    conf.set("spark.sql.shuffle.partitions", Integer.toString(shufflePartitions));
    // A micro-batch's plan is made anew each time: adapting it costs more than it brings, and Spark
    // ignores it for stateful queries anyway.
    conf.setIfMissing("spark.sql.adaptive.enabled", "false");
    // A row of the lake has 80 columns. One generated method for all of them takes the JVM's second
    // compiler half a minute, and runs slowly until then; several small ones take it a second.
    conf.setIfMissing("spark.sql.codegen.maxFields", "40");
    // A task holds the places and windows of its batch, some 300 bytes each: far more than Spark's
    // default of 128 fit, and to sort readings instead is dear.
    conf.setIfMissing("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", "100000");
    // Two queries share the cores. First come, first served would let a second's windows wait for
    // the tasks of ten seconds' records.
    conf.setIfMissing("spark.scheduler.mode", "FAIR");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.sql.streaming.metricsEnabled", "true");
    // Spark's own list lacks what catalogues and Kafka call their secrets.
    conf.setIfMissing(
        "spark.redaction.regex", "(?i)secret|password|token|credential|jaas|access[.]?key");
    if (conf.get("spark.master").startsWith("local")) {
      onThisMachineOnly(conf);
    }
    LakeCatalog.sparkProperties(settings.lake()).forEach(conf::set);
    settings
        .storage()
        .properties()
        .forEach((name, value) -> conf.set("spark.hadoop." + name, value));
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /** Like {@link #open}, for work on whole days: plans adapt to what the data turns out to be. */
  public static SparkSession openForBatch(Settings settings, String applicationName) {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.sql.adaptive.enabled", "true");
    // A day's marts are made of several hundred generated classes. Of Spark's default of 100 kept
    // ones the next day finds few, and the JVM compiles them anew.
    conf.setIfMissing("spark.sql.codegen.cache.maxEntries", "1000");
    return open(settings, applicationName, settings.batch().shufflePartitions(), conf);
  }

  private static void onThisMachineOnly(SparkConf conf) {
    conf.setIfMissing("spark.driver.host", "127.0.0.1");
    conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    // Spark makes this folder with its own catalogue, which Citylake leaves empty: where a command
    // is started, it would be litter.
    conf.setIfMissing(
        "spark.sql.warehouse.dir",
        Path.of(System.getProperty("java.io.tmpdir"), "spark-warehouse").toUri().toString());
    conf.setIfMissing("spark.hadoop.fs.file.impl", PlainLocalFileSystem.class.getName());
    conf.setIfMissing(
        "spark.sql.streaming.checkpointFileManagerClass",
        "org.apache.spark.sql.execution.streaming.checkpointing.FileSystemBasedCheckpointFileManager");
  }
}
