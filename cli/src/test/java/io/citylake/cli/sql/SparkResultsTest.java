package io.citylake.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.session.CitylakeSession;
import io.citylake.settings.ReadSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SparkResultsTest {
  private static final String ROWS =
      """
      select * from values
        (1, 'Kraków, "Stare Miasto"', timestamp '2026-01-15T08:00:00.000001Z', map('pm1', 2.5d)),
        (2, '', cast(null as timestamp), cast(null as map<string, double>))
        as t(id, place, event_time, other)\
      """;

  private static SparkSession spark;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @BeforeAll
  static void openSession() {
    spark = CitylakeSession.open(ReadSettings.from(Optional.empty(), Map.of(), Map.of()), "test");
  }

  @AfterAll
  static void closeSession() throws IOException {
    spark.close();
  }

  @Test
  void jsonIsOneLineForEachStatementWhetherItHasRowsOrNot() {
    SparkStatements statements = statements(ResultFormat.JSON, null);

    assertThat(statements.run(ROWS)).isTrue();
    assertThat(statements.run("select 1 as one where false")).isTrue();
    assertThat(statements.run("set spark.sql.shuffle.partitions=1")).isTrue();
    assertThat(statements.run("select nothing")).isFalse();

    assertThat(output.toString().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        """
                        {"columns":[{"name":"id","type":"int"},{"name":"place","type":"string"},\
                        {"name":"event_time","type":"timestamp"},{"name":"other","type":"map<string,double>"}],\
                        "data":[{"id":1,"place":"Kraków, \\"Stare Miasto\\"",\
                        "event_time":"2026-01-15T08:00:00.000001Z","other":{"pm1":2.5}},\
                        {"id":2,"place":"","event_time":null,"other":null}]}\
                        """),
            line ->
                assertThat(line)
                    .isEqualTo("{\"columns\":[{\"name\":\"one\",\"type\":\"int\"}],\"data\":[]}"),
            line -> assertThat(line).contains("\"data\":[{"),
            line -> assertThat(line).startsWith("{\"error\":\"").contains("nothing"));
  }

  @Test
  void csvHasAHeaderForEachResultAndNoErrorAmongItsData() {
    SparkStatements statements = statements(ResultFormat.CSV, null);

    assertThat(statements.run(ROWS)).isTrue();
    assertThat(statements.run("select nothing")).isFalse();
    assertThat(statements.run("select 1 as a, 2 as a")).isTrue();

    assertThat(output)
        .hasToString(
            """
            id,place,event_time,other
            1,"Kraków, ""Stare Miasto""\",2026-01-15T08:00:00.000001Z,{pm1 -> 2.5}
            2,"",,

            a,a
            1,2
            """);
    assertThat(errors.toString()).contains("nothing");
  }

  @Test
  void tableThatDoesNotExistIsToldInOneSentenceWithWhatMakesIt() {
    SparkStatements statements = statements(ResultFormat.CSV, null);

    assertThat(statements.run("select * from marts.daily_parking")).isFalse();
    assertThat(statements.run("select * from sensrs")).isFalse();

    assertThat(errors.toString().lines())
        .containsExactly(
            "marts.daily_parking does not exist: a computed day makes its tables"
                + " (citylake batch daily-marts), and show tables in marts lists them",
            "sensrs does not exist: show namespaces lists what there is");
  }

  @Test
  void dataAreWholeUnlessFewerRowsAreAskedForAndATableIsShort() {
    statements(ResultFormat.CSV, null).run("select id from range(1500)");
    assertThat(output.toString().lines()).hasSize(1 + 1500);

    output.getBuffer().setLength(0);
    statements(ResultFormat.CSV, 10).run("select id from range(1500)");
    assertThat(output.toString().lines()).hasSize(1 + 10);

    output.getBuffer().setLength(0);
    statements(ResultFormat.TABLE, null).run("select id from range(1500)");
    assertThat(output.toString()).contains("... more than 1,000 rows");
  }

  private SparkStatements statements(ResultFormat format, Integer mostRows) {
    PrintWriter out = new PrintWriter(output);
    return new SparkStatements(spark, out, format.to(out, new PrintWriter(errors, true), mostRows));
  }
}
