package io.citylake.maintain;

import io.citylake.lake.IcebergTables;
import io.citylake.session.TestSpark;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;

/** A lake of a test's own, in a folder, with a table like the lake's log of records. */
final class FolderLake {
  static final Instant NOON = Instant.parse("2026-01-17T12:00:00Z");
  static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final SparkSession SPARK = TestSpark.session();

  private final String catalog = "maintained_" + COUNT.incrementAndGet();

  /**
   * @param warehouse a folder, absolute or not
   */
  FolderLake(String warehouse) {
    String prefix = "spark.sql.catalog." + catalog;
    SPARK.conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
    SPARK.conf().set(prefix + ".type", "hadoop");
    SPARK.conf().set(prefix + ".warehouse", warehouse);
    SPARK.conf().set(prefix + ".cache-enabled", false);
    SPARK.sql("create namespace " + catalog + ".raw");
    SPARK.sql(
        """
        create table %s (offset bigint, ingest_time timestamp, sensor_id string, sensor_type string,
                         event_time timestamp)
        using iceberg partitioned by (days(event_time), sensor_type)
        tblproperties ('write.distribution-mode' = 'hash')"""
            .formatted(records()));
  }

  SparkSession spark() {
    return SPARK;
  }

  LakeTables tables() {
    return new LakeTables(SPARK, catalog);
  }

  /** The full name of the table. */
  String records() {
    return catalog + ".raw.records";
  }

  Table table() {
    return IcebergTables.load(SPARK, records());
  }

  /** Commits readings of two sensors, the later ones first, in one file. */
  void commitReadings(Instant time) {
    SPARK.sql(
        """
        insert into %1$s
        select id, timestamp'%2$s', concat('air-', 1 - id %% 2), 'air_quality',
               timestamp'%2$s' - make_interval(0, 0, 0, 0, 0, 0, id)
        from range(0, 100, 1, 1)"""
            .formatted(records(), time));
  }

  /** Commits a record that is no reading. */
  void commitRejection(Instant arrival) {
    SPARK.sql(
        "insert into %s values (0, timestamp'%s', null, null, null)".formatted(records(), arrival));
  }

  long rows() {
    return SPARK.table(records()).count();
  }
}
