package io.citylake.session;

import io.citylake.settings.ReadSettings;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * One Spark for all tests of this JVM, the jobs' own with few partitions: starting it takes longer
 * than most tests.
 */
public final class TestSpark {
  private static final SparkSession SESSION =
      CitylakeSession.open(
          ReadSettings.from(
              Optional.empty(), Map.of(), Map.of("streaming.shuffle-partitions", "2")),
          "test");

  private TestSpark() {}

  /** The shared session. Tests that set something in it take {@link SparkSession#newSession}. */
  public static SparkSession session() {
    return SESSION;
  }
}
