package io.citylake.cli.sql;

import java.io.PrintWriter;
import java.time.Duration;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;

/** Runs Spark SQL, one statement after the other. */
public final class SparkStatements {
  private final SparkSession spark;
  private final PrintWriter out;
  private final SparkResults results;

  /**
   * Statements whose results go to {@code results}, which writes to {@code out}.
   *
   * @param out flushed after each statement
   */
  public SparkStatements(SparkSession spark, PrintWriter out, SparkResults results) {
    this.spark = spark;
    this.out = out;
    this.results = results;
  }

  /** Runs one statement and writes its rows, or why it did not work; whether it did. */
  public boolean run(String sql) {
    if (sql.isBlank()) {
      return true;
    }
    long begin = System.nanoTime();
    try {
      results.write(spark.sql(sql));
      results.writeTime(Duration.ofNanos(System.nanoTime() - begin));
      return true;
    } catch (Exception e) {
      results.writeFailure(MissingTable.ofLake(e).orElseGet(() -> inSparksWords(e)));
      return false;
    } finally {
      out.flush();
    }
  }

  /** Spark's AnalysisException is checked, but its Java signature does not say so. */
  private static String inSparksWords(Exception e) {
    return e instanceof AnalysisException ? e.getMessage() : e.toString();
  }
}
