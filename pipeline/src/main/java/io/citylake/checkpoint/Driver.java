package io.citylake.checkpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;

/**
 * One start of a streaming job, as people would look for it.
 *
 * @param start tells it from every other
 * @param application Spark's id of it
 * @param since when it started, ISO 8601 in UTC
 */
record Driver(String start, String host, long pid, String application, String since) {

  /** This process, as a start of its own. */
  static Driver startedNow(SparkSession spark) {
    return new Driver(
        UUID.randomUUID().toString(),
        host(spark),
        ProcessHandle.current().pid(),
        spark.sparkContext().applicationId(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static String host(SparkSession spark) {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return spark.conf().get("spark.driver.host");
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "process %d on %s, application %s, since %s", pid, host, application, since);
  }
}
