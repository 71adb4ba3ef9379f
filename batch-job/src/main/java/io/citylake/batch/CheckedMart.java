package io.citylake.batch;

import io.citylake.marts.CheckResult;
import io.citylake.marts.StagedDay;
import io.citylake.models.Mart;
import io.citylake.models.MartCheck.Severity;
import java.util.List;

/**
 * A day of a mart on its branch, and what the checks found there.
 *
 * @param rows of the mart
 * @param seconds that writing and checking took
 */
record CheckedMart(StagedDay staged, long rows, double seconds, List<CheckResult> checks) {

  Mart mart() {
    return staged.mart();
  }

  /** Whether nothing forbids its publication. */
  boolean mayBePublished() {
    return checks.stream().allMatch(check -> check.holds() || check.severity() == Severity.WARN);
  }

  List<CheckResult> findings() {
    return checks.stream().filter(check -> !check.holds()).toList();
  }
}
