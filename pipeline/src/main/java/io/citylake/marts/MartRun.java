package io.citylake.marts;

import io.citylake.tables.LakeInput;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run of the marts is one computation of one day.
 *
 * @param id lower-case letters, digits and underscores: it becomes part of names
 */
public record MartRun(String id, LocalDate day, LakeInput input) {
  /** The names under which a mart's snapshot keeps where it comes from. */
  public static final String MART_PROPERTY = "citylake.mart";

  public static final String DAY_PROPERTY = "citylake.day";
  public static final String RUN_PROPERTY = "citylake.run";
  public static final String RECORDS_PROPERTY = "citylake.input-records";
  public static final String REPAIRS_PROPERTY = "citylake.input-repairs";

  /** What branches of runs that are not published begin with. */
  public static final String BRANCH_PREFIX = "audit_";

  public MartRun {
    if (!id.matches("[a-z0-9_]+")) {
      throw new IllegalArgumentException("a run's id has lower-case letters, digits, _: " + id);
    }
  }

  /** The branch on which the run stages a mart's day. */
  public String branch() {
    return BRANCH_PREFIX + dayInNames() + "_" + id;
  }

  /** The tag that a published day gets. */
  public String tag() {
    return "day_" + dayInNames() + "_run_" + id;
  }

  /** What the snapshot of {@code mart} keeps. */
  public Map<String, String> summary(String mart) {
    Map<String, String> summary = new LinkedHashMap<>();
    summary.put(MART_PROPERTY, mart);
    summary.put(DAY_PROPERTY, day.toString());
    summary.put(RUN_PROPERTY, id);
    summary.put(RECORDS_PROPERTY, Long.toString(input.records()));
    summary.put(REPAIRS_PROPERTY, Long.toString(input.repairs()));
    return summary;
  }

  private String dayInNames() {
    return day.toString().replace('-', '_');
  }
}
