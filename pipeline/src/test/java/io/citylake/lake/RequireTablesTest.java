package io.citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;
import io.citylake.session.TestSpark;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequireTablesTest {
  private static final int MAY_COME = ExitCodes.FAILED;
  private static final int NEVER_COMES = ExitCodes.BAD_CONFIGURATION;

  private final SparkSession spark = TestSpark.session();

  @TempDir private Path directory;
  private MemoryLake lake;
  private String catalog;

  @BeforeEach
  void makeLake() throws IOException {
    lake = new MemoryLake(directory);
    catalog = lake.catalog();
  }

  @Test
  void emptyLakeNamesBothTablesAndWhoMakesThem() throws IOException {
    assertRefused(
        lampsThatMeasure("brightness"),
        MAY_COME,
        "%1$s.raw.records and %1$s.raw.repairs do not exist yet: start the stream, which makes them"
            + " (citylake stream)");
  }

  @Test
  void halfMadeLakeNamesTheTableThatIsMissing() throws IOException {
    Settings settings = lampsThatMeasure("brightness");
    new RecordsTable(spark, settings).prepareTable();

    assertRefused(
        settings,
        MAY_COME,
        "%1$s.raw.repairs does not exist yet: start the stream, which makes it (citylake stream)");
  }

  @Test
  void lakeIsReadyOnceTheStreamHasMadeIt() throws IOException {
    Settings settings = lampsThatMeasure("brightness");
    new RecordsTable(spark, settings).prepare();

    assertThatCode(() -> new RequireTables(spark, settings).check()).doesNotThrowAnyException();
  }

  @Test
  void metricThatTheStreamHasYetToAddIsNamed() throws IOException {
    new RecordsTable(spark, lampsThatMeasure("brightness")).prepare();

    assertRefused(
        lampsThatMeasure("brightness", "power"),
        MAY_COME,
        "%1$s.raw.records has no column power yet: start the stream, which makes it (citylake"
            + " stream)");
  }

  @Test
  void tableOfSomebodyElseIsNamedWithWhatMakesItForeign() throws IOException {
    spark.sql("create namespace " + catalog + ".raw");
    spark.sql(
        "create table %s.raw.records (topic string, `partition` int, arrival_time timestamp, ingest_time timestamp, offset string) using iceberg"
            .formatted(catalog));

    assertRefused(
        lampsThatMeasure("brightness"),
        NEVER_COMES,
        "%1$s.raw.records is not Citylake's table, its column offset is of type string, not bigint:"
            + " name a catalogue of Citylake's own in lake.catalog or lake.properties, or move that"
            + " table away");
  }

  @Test
  void tableOfANewerVersionIsNeitherReadNorWidened() throws IOException {
    Settings settings = lampsThatMeasure("brightness");
    new RecordsTable(spark, settings).prepare();
    spark.sql(
        "alter table %s.raw.repairs set tblproperties ('citylake.layout' = '2')"
            .formatted(catalog));
    String newer =
        "%1$s.raw.repairs is a newer Citylake's, of layout 2 where this one knows 1: run the"
            + " version that wrote it, or a newer one";

    assertRefused(settings, NEVER_COMES, newer);
    assertThatThrownBy(() -> new RequireTables(spark, settings).checkOurs())
        .hasMessage(newer, catalog);
  }

  @Test
  void layoutThatIsNoNumberIsToldWithTheTableAndWhatToDo() throws IOException {
    Settings settings = lampsThatMeasure("brightness");
    new RecordsTable(spark, settings).prepare();
    spark.sql(
        "alter table %s.raw.records set tblproperties ('citylake.layout' = 'wide')"
            .formatted(catalog));

    assertRefused(
        settings,
        NEVER_COMES,
        "%1$s.raw.records says of itself citylake.layout = \"wide\", which is no number: set the"
            + " property to 1 if the table is Citylake's, or name a catalogue of Citylake's own in"
            + " lake.catalog");
  }

  @Test
  void whoMakesTheLakeNeedsNothingThere() {
    assertThatCode(() -> new RequireTables(spark, lampsThatMeasure("brightness")).checkOurs())
        .doesNotThrowAnyException();
  }

  private void assertRefused(Settings settings, int exitCode, String message) {
    assertThatThrownBy(() -> new RequireTables(spark, settings).check())
        .isInstanceOfSatisfying(
            CommandFailed.class, refused -> assertThat(refused.exitCode()).isEqualTo(exitCode))
        .hasMessage(message, catalog);
  }

  private Settings lampsThatMeasure(String... metrics) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String metric : metrics) {
      text.append(metric)
          .append(" { unit = \"%\", min = 0, max = 100, aliases = [], description = x }\n");
    }
    return lake.settings(
        Files.writeString(
            directory.resolve("sensors.conf"),
            "sensors { lamp { entity = Streetlight, cadence = 60s, metrics {\n" + text + "} } }"));
  }
}
