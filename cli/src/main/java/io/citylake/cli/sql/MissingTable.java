package io.citylake.cli.sql;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.AnalysisException;

/** What a statement on a table that is not there means to a person, and the next step. */
final class MissingTable {
  private static final String OF_SPARK = "TABLE_OR_VIEW_NOT_FOUND";
  private static final String RELATION_NAME = "relationName";
  private static final Set<String> OF_POSTGRES = Set.of("42P01", "3F000");

  /** What makes the tables of each namespace. */
  private static final Map<String, String> MADE_BY =
      Map.of(
          "raw", "the stream makes its tables (citylake stream)",
          "marts", "a computed day makes its tables (citylake batch daily-marts)",
          "kappa", "a replay makes its table (citylake replay-stream)");

  private static final String SCHEMAS = "'serving', 'marts', 'live'";

  private MissingTable() {}

  /** Of a failure of Spark SQL; empty where it is another. */
  static Optional<String> ofLake(Exception failure) {
    if (!(failure instanceof AnalysisException analysis)
        || !OF_SPARK.equals(analysis.getCondition())) {
      return Optional.empty();
    }
    String name = analysis.getMessageParameters().get(RELATION_NAME).replace("`", "");
    List<String> parts = Arrays.asList(name.split("\\."));
    String namespaces = "show namespaces lists what there is";
    String next =
        parts.stream()
            .filter(MADE_BY::containsKey)
            .findFirst()
            .map(
                place -> MADE_BY.get(place) + ", and show tables in %s lists them".formatted(place))
            .orElse(namespaces);
    return Optional.of("%s does not exist: %s".formatted(name, next));
  }

  /** Of a failure of PostgreSQL; empty where it is another. */
  static Optional<String> ofPostgres(SQLException failure, String user) {
    if (!OF_POSTGRES.contains(failure.getSQLState())) {
      return Optional.empty();
    }
    String what =
        failure
            .getMessage()
            .lines()
            .findFirst()
            .orElseThrow()
            .replaceFirst("^ERROR: ", "")
            .replace("\"", "");
    return Optional.of(
        "%s; what %s may see: ./citylake psql --user %s \"select table_schema, table_name from information_schema.tables where table_schema in (%s)\""
            .formatted(what, user, user, SCHEMAS));
  }
}
