package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records joined with a table of stations that lies beside their description. */
class StationsTest {
  private static final String DESCRIPTION =
      """
      topics = [test]
      format = json
      sensor_id { field = id, prefix = "p-" }
      sensor_type { constant = parking }
      event_time = at
      district = quarter
      latitude = lat
      longitude = lon
      metrics { available_spot_number = free }
      stations {
        file = "stations.csv"
        id = station
        key = id
        separator = ";"
        latitude = lat
        longitude = lon
        city = city
        district = district
        metrics { total_spot_number = places }
        attributes { operator = operator }
      }
      """;
  private static final String STATIONS =
      """
      station;city;district;lat;lon;places;operator;unused
      7;Porto;Centre;41.15;-8.61;300;"A; B";x
      8;Porto;;;;;;
      """;
  private static final String AT = "\"at\": \"2026-01-15T11:00:00Z\", \"free\": 120";

  @TempDir Path folder;

  @Test
  void stationFillsWhatTheRecordLacks() throws IOException {
    assertThat(judged(DESCRIPTION, "{\"id\": 7, " + AT + "}"))
        .isEqualTo(
            "parking p-7, Porto, Centre at 41.15 -8.61 2026-01-15T11:00:00Z"
                + " available_spot_number 120 total_spot_number 300 {operator=A; B}");
  }

  @Test
  void whatTheRecordHasStaysUnlessTheTableOverrides() throws IOException {
    String record =
        "{\"id\": 7, \"quarter\": \"Ribeira\", \"lat\": 41.2, \"lon\": -8.5, " + AT + "}";

    assertThat(judged(DESCRIPTION, record))
        .startsWith("parking p-7, Porto, Ribeira at 41.2 -8.5 2026");
    assertThat(judged(DESCRIPTION.replace("id = station", "id = station, override = true"), record))
        .startsWith("parking p-7, Porto, Centre at 41.15 -8.61 2026");
  }

  @Test
  void stationThatTheTableDoesNotKnowLeavesTheReadingAsItIs() throws IOException {
    assertThat(judged(DESCRIPTION, "{\"id\": 9, " + AT + "}"))
        .isEqualTo("parking p-9 2026-01-15T11:00:00Z available_spot_number 120");
    assertThat(judged(DESCRIPTION, "{\"id\": 8, " + AT + "}"))
        .isEqualTo("parking p-8, Porto 2026-01-15T11:00:00Z available_spot_number 120");
  }

  @Test
  void columnsAreFieldsOfTheDescriptionLikeThoseOfTheRecord() throws IOException {
    String description =
        DESCRIPTION.replace(
            "available_spot_number = free",
            "available_spot_number { fields = [free, stations.places] }");

    assertThat(judged(description, "{\"id\": 7, \"at\": \"2026-01-15T11:00:00Z\"}"))
        .contains("available_spot_number 300 total_spot_number 300");
  }

  @Test
  void tableOfJsonIsReadByPathsAndTheSensorIsTheKeyWhereNothingElseIsSaid() throws IOException {
    Files.writeString(
        folder.resolve("places.geojson"),
        """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "properties": {"ref": "p-7", "capacity": 300, "name": null},
           "geometry": {"type": "Point", "coordinates": [-8.61, 41.15]}}]}
        """);
    String description =
        DESCRIPTION.substring(0, DESCRIPTION.indexOf("stations {"))
            + """
            stations {
              file = places.geojson
              list = features
              id = properties.ref
              latitude = "geometry.coordinates[1]"
              longitude = "geometry.coordinates[0]"
              district = properties.name
              metrics { total_spot_number = properties.capacity }
            }
            """;

    // No station of this list has a name.
    assertThatThrownBy(() -> judged(description, "{}"))
        .hasMessageContaining("places.geojson has no column properties.name; there are")
        .hasMessageContaining("geometry.coordinates[1]");
    assertThat(
            judged(
                description.replace("district = properties.name", ""), "{\"id\": 7, " + AT + "}"))
        .isEqualTo(
            "parking p-7 at 41.15 -8.61 2026-01-15T11:00:00Z"
                + " available_spot_number 120 total_spot_number 300");
  }

  @Test
  void observationThatSaysOnlyWhatItMeasuredIsToldByTheListOfDatastreams() throws IOException {
    Files.writeString(
        folder.resolve("datastreams.json"),
        """
        {"value": [{"@iot.id": 7, "unitOfMeasurement": {"symbol": "°F"}, "Thing": {"name": "harbour"},
                    "ObservedProperty": {"name": "Temperature"}}]}
        """);
    String description =
        """
        topics = [test]
        format = json
        sensor_id = stations.Thing.name
        sensor_type { field = stations.ObservedProperty.name, mapping { Temperature = weather } }
        event_time = phenomenonTime
        metric-by-name {
          name = stations.ObservedProperty.name
          value = result
          unit = stations.unitOfMeasurement.symbol
          mapping { Temperature = temperature }
        }
        stations { file = datastreams.json, list = value, id = "@iot.id", key { from = key } }
        """;
    Judged judged = read(description, STATIONS);
    byte[] payload =
        "{\"phenomenonTime\": \"2026-01-15T11:55:00Z\", \"result\": 38.3}"
            .getBytes(StandardCharsets.UTF_8);

    assertThat(Judged.shown(judged.record("test", "7".getBytes(StandardCharsets.UTF_8), payload)))
        .isEqualTo("weather harbour 2026-01-15T11:55:00Z temperature 3.5");
    assertThat(Judged.shown(judged.record("test", "8".getBytes(StandardCharsets.UTF_8), payload)))
        .startsWith("MISSING_FIELD: sensor_id is missing");
  }

  @Test
  void tableTravelsToExecutors() throws Exception {
    FormatsByTopic here = formats(DESCRIPTION, STATIONS);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(here);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(
              new Judged((FormatsByTopic) in.readObject()).shown("test", "{\"id\": 7, " + AT + "}"))
          .startsWith("parking p-7, Porto, Centre at 41.15 -8.61")
          .isEqualTo(new Judged(here).shown("test", "{\"id\": 7, " + AT + "}"));
    }
  }

  @Test
  void recordsOfCsvAreJoinedToo() throws IOException {
    String description =
        DESCRIPTION.replace(
            "format = json", "format = csv\ncolumns = [id, at, quarter, lat, lon, free]");

    assertThat(judged(description, "7,2026-01-15T11:00:00Z,,,,120"))
        .isEqualTo(
            "parking p-7, Porto, Centre at 41.15 -8.61 2026-01-15T11:00:00Z"
                + " available_spot_number 120 total_spot_number 300 {operator=A; B}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stations.csv   | stations2.csv | stations.file   | no such file",
        "district = district | district = quarter_name | district.fields | has no column quarter_name; there are city",
        "id = station   | id = sensor   | stations.id     | has no column sensor",
        "id = station   | ''            | stations.id     | say which column of the file names the station",
        "separator = \";\" | ''        | stations.id     | has no column station",
        "event_time = at | event_time = stations.city | event_time | comes from the record",
        "key = id       | list = id     | stations.list   | has no meaning for stations.csv",
        "operator = operator | operator { field = operator } | stations.attributes | not text"
      })
  void whatIsWrongWithATableIsToldAtTheStart(
      String right, String wrong, String key, String message) {
    assertThatThrownBy(() -> judged(DESCRIPTION.replace(right, wrong), "{}"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(key)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "station;x\\n7;1\\n7;2      | the station 7 stands twice, in line 2 and line 3",
        "station;x\\n7              | line 2 has 1 fields, the first line names 2 columns",
        "''                         | is empty: its first line must name the columns",
        "station;x\\n7;\"1\\n8;2    | line 2: x goes over several lines; a quote is not closed"
      })
  void whatIsWrongInATableIsToldWithItsPlace(String table, String message) {
    assertThatThrownBy(
            () -> judged(DESCRIPTION, "{}", table.replace("\\n", "\n").replace("''", "")))
        .hasMessageContaining(message);
  }

  private String judged(String description, String record) throws IOException {
    return judged(description, record, STATIONS);
  }

  private String judged(String description, String record, String stations) throws IOException {
    return read(description, stations).shown("test", record);
  }

  private Judged read(String description, String stations) throws IOException {
    return new Judged(formats(description, stations));
  }

  private FormatsByTopic formats(String description, String stations) throws IOException {
    Files.write(folder.resolve("test.conf"), description.getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("stations.csv"), stations.getBytes(StandardCharsets.UTF_8));
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), "citylake.conf");
    var descriptions = ReadSources.fromDirectory(folder, Judged.CATALOGUE, problems);
    problems.orThrow();
    return FormatsByTopic.of(descriptions);
  }
}
