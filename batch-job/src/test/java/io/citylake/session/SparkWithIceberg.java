package io.citylake.session;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions;
import org.apache.spark.sql.SparkSession;

/**
 * One Spark with Iceberg for all tests, and catalogues in memory. Started once: that takes longer
 * than most tests.
 */
public final class SparkWithIceberg {
  private static final AtomicInteger CATALOGS = new AtomicInteger();

  private SparkWithIceberg() {}

  private static final class Holder {
    private static final SparkSession SESSION = start();

    private static SparkSession start() {
      // A session that another test left would lack Iceberg's extensions.
      SparkSession.clearActiveSession();
      SparkSession.clearDefaultSession();
      return SparkSession.builder()
          .master("local[2]")
          .appName("test")
          .config("spark.ui.enabled", "false")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.session.timeZone", "UTC")
          .config("spark.sql.shuffle.partitions", "2")
          .config("spark.sql.adaptive.enabled", "false")
          .config("spark.hadoop.fs.file.impl", PlainLocalFileSystem.class.getName())
          .withExtensions(new IcebergSparkSessionExtensions())
          .getOrCreate();
    }
  }

  public static SparkSession session() {
    return Holder.SESSION;
  }

  /** Makes an empty catalogue in memory, and returns its name in SQL. */
  public static String newCatalog(String name) {
    String catalog = name + "_" + CATALOGS.incrementAndGet();
    String prefix = "spark.sql.catalog." + catalog;
    session().conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
    session().conf().set(prefix + ".catalog-impl", "org.apache.iceberg.inmemory.InMemoryCatalog");
    session().conf().set(prefix + ".cache-enabled", false);
    return catalog;
  }
}
