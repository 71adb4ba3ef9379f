package io.citylake.marts;

import io.citylake.models.MartCheck.NoRows;
import io.citylake.models.MartCheck.Severity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.ParseException;

/**
 * What a check forbids, as SQL over the view {@link #THIS}. Its parameter is {@code :day}.
 *
 * @param check in words, as a person says it
 * @param condition of a single row of {@link #THIS} that is bad; empty where a row alone does not
 *     tell. Checks that have one are counted in the same pass.
 * @param rows selects the bad rows, with the columns that a person is told
 * @param number of the rows that are bad, as an aggregate over {@code rows}
 * @param tellsNulls whether null is told as a value; else such columns are left out
 */
record BadRows(
    String check,
    Severity severity,
    Optional<String> condition,
    String rows,
    String number,
    boolean tellsNulls) {
  /** The view of the rows that are checked. */
  static final String THIS = "this";

  private static final Pattern ROWS_OF_THIS =
      Pattern.compile(
          "\\s*select\\s+\\*\\s+from\\s+this\\s+where\\s+(?<condition>.+)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What a mart's own check forbids. */
  static BadRows of(NoRows check, SparkSession spark) {
    return new BadRows(
        check.name(),
        check.severity(),
        condition(check.sql(), spark),
        check.sql(),
        "count(*)",
        /* tellsNulls= */ true);
  }

  /** What such rows are, where the query asks of each row alone. */
  private static Optional<String> condition(String sql, SparkSession spark) {
    Matcher query = ROWS_OF_THIS.matcher(sql);
    return query.matches() && isOfOneRow(query.group("condition"), spark)
        ? Optional.of(query.group("condition"))
        : Optional.empty();
  }

  /** A condition that goes on with {@code group by} is no expression. */
  private static boolean isOfOneRow(String condition, SparkSession spark) {
    try {
      return !SubqueryExpression.hasSubquery(
          ((org.apache.spark.sql.classic.SparkSession) spark)
              .sessionState()
              .sqlParser()
              .parseExpression(condition));
    } catch (ParseException e) {
      return false;
    }
  }
}
