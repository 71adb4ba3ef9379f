package io.citylake.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.models.Mart;
import io.citylake.models.ReadMarts;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a BI tool learns when it connects as a reader and asks the JDBC driver what there is. */
class ServingMetadataIT {
  private static final List<String> OWN_VIEWS =
      List.of("metrics", "progress", "published", "queries", "windows");

  private static TestDatabase database;
  private static PostgresPool reader;

  @BeforeAll
  static void createDatabase() throws SQLException {
    database = TestDatabase.migrated();
    new PublishCatalogue(database.pool()).publish(ReadCatalogue.defaults());
    reader = database.poolOf("citylake_reader");
  }

  @AfterAll
  static void closeDatabase() {
    reader.close();
    database.close();
  }

  @Test
  void schemaServingHasAViewForEachMartAndSensorTypeAndEachSaysWhatItHolds() throws SQLException {
    List<Described> views =
        described(metadata -> metadata.getTables(null, "serving", "%", null), "TABLE_NAME");

    assertThat(described(DatabaseMetaData::getSchemas, "TABLE_SCHEM"))
        .extracting(Described::name)
        .contains("serving");
    assertThat(views).extracting(Described::name).containsExactlyInAnyOrderElementsOf(expected());
    assertThat(views).noneMatch(view -> view.remarks().isBlank());
  }

  private static List<String> expected() {
    Stream<String> marts = ReadMarts.packed().published().stream().map(Mart::name);
    Stream<String> types = ReadCatalogue.defaults().types().stream().map(SensorType::name);
    return Stream.of(OWN_VIEWS.stream(), marts, types)
        .flatMap(names -> names)
        .distinct()
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  @Test
  void everyColumnSaysWhatItHolds() throws SQLException {
    List<Described> columns =
        described(metadata -> metadata.getColumns(null, "serving", "%", "%"), "COLUMN_NAME");

    assertThat(columns).hasSizeGreaterThan(expected().size());
    assertThat(columns).noneMatch(column -> column.remarks().isBlank());
    assertThat(
            described(
                metadata -> metadata.getColumns(null, "serving", "air_quality", "pm2_5_mean"),
                "COLUMN_NAME"))
        .containsExactly(new Described("pm2_5_mean", "Mean of particles up to 2.5 um, in ug/m3"));
  }

  @Test
  void everyTimeIsAnInstantAndEveryDayADate() throws SQLException {
    List<String> types = new ArrayList<>();
    try (Connection connection = reader.connection();
        ResultSet columns = connection.getMetaData().getColumns(null, "serving", "%", "%")) {
      while (columns.next()) {
        types.add(columns.getString("TYPE_NAME"));
      }
    }

    assertThat(types).contains("timestamptz", "date").doesNotContain("timestamp", "time", "timetz");
  }

  @Test
  void informationSchemaShowsAReaderNothingButServing() throws SQLException {
    assertThat(
            TestDatabase.rows(
                reader,
                """
                select distinct table_schema from information_schema.columns
                where  table_schema not in ('pg_catalog', 'information_schema')
                """))
        .containsExactly("serving");
  }

  private record Described(String name, String remarks) {}

  private interface Question {
    ResultSet ask(DatabaseMetaData metadata) throws SQLException;
  }

  private static List<Described> described(Question question, String nameColumn)
      throws SQLException {
    List<Described> answers = new ArrayList<>();
    try (Connection connection = reader.connection();
        ResultSet rows = question.ask(connection.getMetaData())) {
      boolean hasRemarks = !nameColumn.equals("TABLE_SCHEM");
      while (rows.next()) {
        String remarks = hasRemarks ? rows.getString("REMARKS") : "";
        answers.add(new Described(rows.getString(nameColumn), remarks == null ? "" : remarks));
      }
    }
    return answers;
  }
}
