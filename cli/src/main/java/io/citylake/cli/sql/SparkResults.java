package io.citylake.cli.sql;

import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where the results of Spark SQL go, one after the other. */
interface SparkResults {
  /** Times as data have a zone and all six digits that Spark keeps. */
  String TIME_PATTERN = "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX";

  /** Writes the rows of a statement that worked; one without columns has none. */
  void write(Dataset<Row> result);

  /** Says why a statement did not work. */
  void writeFailure(String reason);

  /** Says how long the statement took whose result was written. */
  default void writeTime(Duration time) {}
}
