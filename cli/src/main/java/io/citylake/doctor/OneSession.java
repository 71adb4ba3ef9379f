package io.citylake.doctor;

import io.citylake.session.CitylakeSession;
import io.citylake.settings.Settings;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** The Spark session of those checks that need one: opened by the first, as it takes seconds. */
final class OneSession implements AutoCloseable {
  private final Settings settings;
  private SparkSession spark;

  OneSession(Settings settings) {
    this.settings = settings;
  }

  synchronized SparkSession spark() {
    if (spark == null) {
      spark = CitylakeSession.open(settings, CheckDatabase.APPLICATION);
    }
    return spark;
  }

  @Override
  public synchronized void close() throws IOException {
    if (spark != null) {
      spark.close();
    }
  }
}
