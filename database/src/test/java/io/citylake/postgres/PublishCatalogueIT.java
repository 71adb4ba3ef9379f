package io.citylake.postgres;

import static io.citylake.postgres.TestRows.TWO_O_CLOCK;
import static io.citylake.postgres.TestRows.epoch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.command.CommandFailed;
import io.citylake.config.BadConfiguration;
import io.citylake.tables.WindowRow;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishCatalogueIT {
  private static final String COLUMNS =
      """
      select column_name from information_schema.columns
      where  table_schema = 'serving' and table_name = ?
      order by ordinal_position
      """;

  private static final String STATE =
      """
      select xmin::text, oid from pg_class
      where  relnamespace in ('serving'::regnamespace, 'live'::regnamespace)
      union all
      select xmin::text, 0 from live.metrics
      union all
      select xmin::text, 0 from live.generated_views
      order by 1, 2
      """;

  private TestDatabase database;
  private PublishCatalogue publish;

  @BeforeEach
  void createDatabase() {
    database = TestDatabase.migrated();
    publish = new PublishCatalogue(database.pool());
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void everySensorTypeOfTheShippedCatalogueHasItsWideView() throws SQLException {
    SensorCatalogue catalogue = ReadCatalogue.defaults();
    publish.publish(catalogue);
    for (SensorType type : catalogue.types()) {
      assertThat(database.rows(COLUMNS, type.name()))
          .startsWith("window_start", "window_end", "city", "district", "sensor_type")
          .contains("reading_count", "is_final")
          .containsAll(
              type.metrics().stream()
                  .map(Metric::name)
                  .flatMap(name -> List.of(name + "_mean", name + "_min", name + "_max").stream())
                  .toList());
      for (Metric metric : type.metrics()) {
        assertThat(
                database.value(
                    "select unit from serving.metrics where sensor_type = ? and metric = ?",
                    type.name(),
                    metric.name()))
            .isEqualTo(metric.unit());
      }
    }
  }

  @Test
  void everyViewAndColumnHasACommentAndMetricsTellTheirUnit() throws SQLException {
    publish.publish(ReadCatalogue.defaults());
    assertThat(
            database.rows(
                """
                select c.relname, a.attname
                from   pg_class c
                join   pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                where  c.relnamespace = 'serving'::regnamespace
                and    (col_description(c.oid, a.attnum) is null or obj_description(c.oid) is null)
                """))
        .isEmpty();
    assertThat(comment("air_quality", "pm2_5_mean"))
        .isEqualTo("Mean of particles up to 2.5 um, in ug/m3");
    assertThat(comment("weather", "gust_speed_max")).isEqualTo("Maximum of strongest gust, in m/s");
  }

  private String comment(String view, String column) throws SQLException {
    return database.value(
        """
        select col_description(attrelid, attnum) from pg_attribute
        where  attrelid = ('serving.' || ?)::regclass and attname = ?
        """,
        view,
        column);
  }

  @Test
  void wideViewShowsOneRowPerWindowAndPlace() throws SQLException {
    publish.publish(TestCatalogue.of("illuminance", "noise_level", "water_level"));
    WindowRow noise = row("environment", "noise_level", 4, 50, 40, 60);
    WindowRow light = row("environment", "illuminance", 2, 300, 100, 500);
    WindowRow other = row("weather", "noise_level", 9, 1, 1, 1);
    database.commitWindows().commit(epoch("a", 0), List.of(noise, light, other));
    assertThat(
            database.rows(
                """
                select city, district, sensor_type, reading_count, is_final, noise_level_mean,
                       noise_level_min, noise_level_max, illuminance_mean, water_level_mean
                from   serving.environment
                """))
        .containsExactly("Warsaw Wola environment 4 f 50 40 60 300 null");
  }

  private static WindowRow row(
      String type, String metric, long readings, double mean, double min, double max) {
    return new WindowRow(
        TWO_O_CLOCK,
        TWO_O_CLOCK.plus(Duration.ofMinutes(5)),
        "Warsaw",
        "Wola",
        type,
        metric,
        readings,
        readings * mean,
        min,
        max,
        readings * mean * mean);
  }

  @Test
  void unchangedCatalogueChangesNothing() throws SQLException {
    publish.publish(TestCatalogue.of("noise_level"));
    List<String> before = database.rows(STATE);
    assertThat(publish.publish(TestCatalogue.of("noise_level"))).isEmpty();
    assertThat(database.rows(STATE)).isNotEmpty().isEqualTo(before);
  }

  @Test
  void newMetricAppearsAndOldGrantsStay() throws SQLException {
    publish.publish(TestCatalogue.of("noise_level"));
    String analyst = "analyst_of_" + database.value("select current_database()");
    database.execute("create role " + analyst);
    database.execute("grant select on serving.environment to " + analyst);

    assertThat(publish.publish(TestCatalogue.of("illuminance", "noise_level")))
        .containsExactly("live.metrics has 2 metrics", "serving.environment is made anew");

    assertThat(database.rows(COLUMNS, "environment"))
        .contains("illuminance_mean", "noise_level_mean");
    for (String role : List.of(analyst, "citylake_reader")) {
      assertThat(
              database.value(
                  "select has_table_privilege(?, 'serving.environment', 'select')", role))
          .as(role)
          .isEqualTo("t");
    }
  }

  @Test
  void changedUnitAppearsInTheComment() throws SQLException {
    publish.publish(TestCatalogue.of("noise_level"));
    publish.publish(
        new SensorCatalogue(
            List.of(
                new SensorType(
                    "environment",
                    "",
                    Duration.ofMinutes(1),
                    List.of(TestCatalogue.metric("noise_level", "dB"))))));
    assertThat(comment("environment", "noise_level_mean")).endsWith("in dB");
  }

  @Test
  void metricAndTypeThatAreGoneDisappear() throws SQLException {
    publish.publish(
        new SensorCatalogue(
            List.of(
                TestCatalogue.type("environment", "noise_level", "illuminance"),
                TestCatalogue.type("energy", "voltage"))));
    assertThat(publish.publish(TestCatalogue.of("noise_level")))
        .contains("serving.energy is gone", "serving.environment is made anew");
    assertThat(database.rows(COLUMNS, "energy")).isEmpty();
    assertThat(database.rows(COLUMNS, "environment")).doesNotContain("illuminance_mean");
    assertThat(database.rows("select metric from serving.metrics")).containsExactly("noise_level");
  }

  @Test
  void viewThatSomebodyDroppedIsMadeAgain() throws SQLException {
    publish.publish(TestCatalogue.of("noise_level"));
    database.execute("drop view serving.environment");
    assertThat(publish.publish(TestCatalogue.of("noise_level")))
        .containsExactly("serving.environment is new");
  }

  @Test
  void oddNamesAreQuoted() throws SQLException {
    String odd = "it's \"odd\"; drop view serving.windows; --";
    SensorType type =
        new SensorType(
            odd, "", Duration.ofMinutes(1), List.of(TestCatalogue.metric("a'b\\c", "'\\ %s")));
    publish.publish(new SensorCatalogue(List.of(type)));
    assertThat(database.rows(COLUMNS, odd)).contains("a'b\\c_mean");
    assertThat(database.rows(COLUMNS, "windows")).isNotEmpty();
    assertThat(publish.publish(new SensorCatalogue(List.of(type)))).isEmpty();
  }

  @Test
  void namesThatCannotBeAViewsOrColumnsAreAllReported() throws SQLException {
    SensorCatalogue catalogue =
        new SensorCatalogue(
            List.of(
                TestCatalogue.type("windows", "noise_level"),
                TestCatalogue.type("environment", "n".repeat(59))));
    assertThatThrownBy(() -> publish.publish(catalogue))
        .isInstanceOfSatisfying(
            BadConfiguration.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(problem -> problem.key() + " " + problem.value().length())
                    .containsExactly("sensors.windows 7", "sensors.environment 64"));
    assertThat(database.rows("select name from live.generated_views")).isEmpty();
  }

  @Test
  void viewThatOthersDependOnIsRefusedWithTheirNames() throws SQLException {
    publish.publish(TestCatalogue.of("noise_level"));
    database.execute("create view public.loud as select * from serving.environment");
    assertThatThrownBy(() -> publish.publish(TestCatalogue.of("illuminance")))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("view loud depends on view serving.environment")
        .hasMessageContaining("drop those");
    assertThat(database.rows("select metric from live.metrics")).containsExactly("noise_level");
  }
}
