package io.citylake.session;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

/**
 * A session's settings while it works on little data: each step is one task, and plans are
 * interpreted.
 *
 * <p>To generate code for a plan, compile it and have Java compile what came of that takes longer
 * than to run the plan as it is over some hundred thousand rows. More rows than that are left to
 * the settings that the session has.
 */
public final class LittleData {
  private static final long MOST_ROWS = 500_000;

  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.shuffle.partitions", "1",
          "spark.sql.leafNodeDefaultParallelism", "1",
          // A broadcast is a job of its own. Two sides that are one partition each need none.
          "spark.sql.autoBroadcastJoinThreshold", "-1",
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN");

  private final RuntimeConfig conf;
  private final Map<String, String> before = new HashMap<>();

  private LittleData(RuntimeConfig conf) {
    this.conf = conf;
  }

  /**
   * Settings for so many rows; {@link #close} brings back those of before.
   *
   * @param rows that are read
   */
  public static LittleData of(SparkSession spark, long rows) {
    LittleData little = new LittleData(spark.conf());
    if (rows <= MOST_ROWS) {
      SETTINGS.forEach(little::set);
    }
    return little;
  }

  /** Gives a session these settings for good. */
  public static void plan(SparkSession spark) {
    SETTINGS.forEach((name, value) -> spark.conf().set(name, value));
  }

  private void set(String name, String value) {
    before.put(name, conf.get(name, null));
    conf.set(name, value);
  }

  /** Brings back the settings of before. */
  public void close() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            conf.unset(name);
          } else {
            conf.set(name, value);
          }
        });
  }
}
