package io.citylake.batch;

import io.citylake.marts.CheckResult;
import io.citylake.marts.StagedDay;
import io.citylake.models.Mart;
import io.citylake.models.MartCheck.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A day of a mart on its branch, and what the checks found there.
 *
 * @param written the rows of the mart as they stand on the branch
 * @param seconds that writing and checking took
 */
record CheckedMart(
    StagedDay staged, Dataset<Row> written, double seconds, List<CheckResult> checks) {

  Mart mart() {
    return staged.mart();
  }

  /** How many rows the mart has. */
  long rows() {
    return staged.rows();
  }

  /** The same with further checks behind those there. */
  CheckedMart with(List<CheckResult> further) {
    List<CheckResult> all = Stream.concat(checks.stream(), further.stream()).toList();
    return new CheckedMart(staged, written, seconds, all);
  }

  /** Whether nothing forbids its publication. */
  boolean mayBePublished() {
    return checks.stream().allMatch(check -> check.holds() || check.severity() == Severity.WARN);
  }

  List<CheckResult> findings() {
    return checks.stream().filter(check -> !check.holds()).toList();
  }
}
