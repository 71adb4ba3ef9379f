package io.citylake.marts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Counts the rows that several checks forbid, in one query. What tells of each row alone is counted
 * in one pass over the rows.
 */
final class CountBadRows {
  private final SparkSession spark;
  private final LocalDate day;

  /**
   * @param spark holds {@link BadRows#THIS} and whatever else the checks read
   */
  CountBadRows(SparkSession spark, LocalDate day) {
    this.spark = spark;
    this.day = day;
  }

  /** How many rows are bad by each check, in the checks' order. */
  List<Long> count(List<BadRows> checks) {
    List<BadRows> ofEachRow = checks.stream().filter(c -> c.condition().isPresent()).toList();
    List<BadRows> others = checks.stream().filter(c -> c.condition().isEmpty()).toList();
    List<List<Long>> counts = counts(query(ofEachRow, others), 1 + others.size());
    List<Long> bad = new ArrayList<>();
    for (BadRows check : checks) {
      bad.add(
          check.condition().isPresent()
              ? counts.get(0).get(ofEachRow.indexOf(check))
              : counts.get(1 + others.indexOf(check)).get(0));
    }
    return bad;
  }

  /** Each part's number and what it counted. */
  private static String query(List<BadRows> ofEachRow, List<BadRows> others) {
    StringBuilder query = new StringBuilder("select 0 as part, array(");
    query.append(
        ofEachRow.stream()
            // A line of its own: a condition may end with a comment.
            .map(check -> "count_if(\n" + check.condition().orElseThrow() + "\n)")
            .collect(Collectors.joining(", ")));
    query.append(") as counts from this");
    for (int i = 0; i < others.size(); i++) {
      BadRows check = others.get(i);
      query.append("\nunion all select ").append(1 + i).append(", array(").append(check.number());
      query.append(") from (\n").append(check.rows()).append("\n)");
    }
    return query.toString();
  }

  private List<List<Long>> counts(String query, int parts) {
    List<List<Long>> counts = new ArrayList<>(Collections.nCopies(parts, List.of()));
    for (Row part : spark.sql(query, Map.of("day", day)).collectAsList()) {
      counts.set(part.getInt(0), part.getList(1));
    }
    return counts;
  }
}
