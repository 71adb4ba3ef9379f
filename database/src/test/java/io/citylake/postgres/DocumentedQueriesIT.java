package io.citylake.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The queries in the docs run as they stand there, by the user that the docs make. What a tool
 * fills in is filled in here.
 */
class DocumentedQueriesIT {
  private static final Path BI = Path.of("../docs/bi.md");
  private static final Path MARTS = Path.of("../docs/marts.md");
  private static final String TIME_RANGE =
      "$1 between '2026-01-15T12:00:00Z' and '2026-01-15T18:00:00Z'";

  private static TestDatabase database;
  private static PostgresPool dashboards;

  @BeforeAll
  static void createDatabaseAndTheUserOfTheDocs() throws Exception {
    database = TestDatabase.migrated();
    new PublishCatalogue(database.pool()).publish(ReadCatalogue.defaults());
    for (String statements : blocks(BI, "postgresql")) {
      database.execute(statements);
    }
    dashboards =
        PostgresPool.open(TestDatabase.settings(database.settings().url(), "dashboards"), "test");
  }

  @AfterAll
  static void closeDatabase() {
    dashboards.close();
    database.close();
  }

  static Stream<String> queries() throws IOException {
    return Stream.concat(blocks(BI, "sql").stream(), blocks(MARTS, "sql").stream())
        .filter(query -> !query.contains("lake.marts."));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void queryOfTheDocsRuns(String query) throws SQLException {
    assertThat(TestDatabase.rows(dashboards, filledIn(query))).isNotNull();
  }

  /** As Grafana and Metabase do. */
  private static String filledIn(String query) {
    return query
        .replaceAll("\\$__timeFilter\\((\\w+)\\)", TIME_RANGE)
        .replaceAll(
            "\\$__timeGroupAlias\\((\\w+), *'1h'\\)",
            "floor(extract(epoch from $1) / 3600) * 3600 as \"time\"")
        .replaceAll("\\[\\[|]]", "")
        .replace("{{city}}", "'Warsaw'");
  }

  private static List<String> blocks(Path page, String language) throws IOException {
    return Pattern.compile("```%s\\n(.*?)```".formatted(language), Pattern.DOTALL)
        .matcher(Files.readString(page))
        .results()
        .map(block -> block.group(1))
        .toList();
  }
}
