package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.citylake.config.ConfigReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Positions and the districts of a GeoJSON file that holds them. */
class DistrictsTest {
  private static final String DESCRIPTION =
      """
      topics = [test]
      format = csv
      columns = [at, lat, lon, district]
      sensor_id { constant = a }
      sensor_type { constant = weather }
      event_time = at
      latitude = lat
      longitude = lon
      district = district
      metrics { temperature { constant = 1 } }
      districts { file = "districts.geojson", name = properties.name, city = properties.town }
      """;

  /** West and East share the border at longitude 2; West has a hole, and Isles are two squares. */
  private static final String DISTRICTS =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "West", "town": "Twin"}, "geometry": {"type": "Polygon", "coordinates": [
          [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]], [[0.5, 0.5], [1, 0.5], [1, 1], [0.5, 1], [0.5, 0.5]]]}},
        {"type": "Feature", "properties": {"name": "East"}, "geometry": {"type": "Polygon", "coordinates": [
          [[2, 0], [4, 0], [4, 2], [2, 2], [2, 0]]]}},
        {"type": "Feature", "properties": {"name": "Isles"}, "geometry": {"type": "MultiPolygon", "coordinates": [
          [[[10, 10], [11, 10], [11, 11], [10, 11], [10, 10]]], [[[20, -1], [21, -1], [21, 0], [20, 0], [20, -1]]]]}}]}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5,   Twin/West",
    "1,   3,     East",
    "10.5, 10.5, Isles",
    "-0.5, 20.5, Isles",
    // The hole.
    "0.7, 0.7,   none",
    "-30, 0,     none",
    // On the border of two districts the first of the file counts, also in the hole's border.
    "1,   2,     Twin/West",
    "0.5, 0.7,   Twin/West",
    "1,   2.0000001, Twin/West",
    "1,   2.000002, East",
    // Not without a position, and not with one that is none.
    "'',  1,     none",
    "91,  1,     none"
  })
  void positionBelongsToTheFirstDistrictThatCoversIt(String lat, String lon, String district)
      throws IOException {
    assertThat(district(read(DISTRICTS), lat, lon, "")).isEqualTo(district);
  }

  @Test
  void districtOfTheRecordItselfStays() throws IOException {
    assertThat(district(read(DISTRICTS), "1.5", "1.5", "North")).isEqualTo("North");
  }

  @Test
  void districtsTravelToExecutorsAndTellTheSameThere() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FormatsByTopic here = read(DISTRICTS);
    assertThat(district(here, "1", "3", "")).isEqualTo("East");
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(here);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(district((FormatsByTopic) in.readObject(), "1", "3", "")).isEqualTo("East");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"FeatureCollection\", \"features\" | \"Topology\", \"objects\" | is no GeoJSON FeatureCollection",
        "\"name\": \"East\" | \"NAME\": \"East\" | feature 1 has no text at properties.name",
        "\"MultiPolygon\" | \"LineString\" | feature 2 (Isles) is a LineString: a district is a Polygon or a MultiPolygon",
        "[2, 2], [0, 2], [0, 0] | [2, 2], [0, 2] | feature 0 (West) has a ring that does not close",
        "[4, 0] | [566000, 4474000] | feature 1 (East) has a corner at [566000,4474000], which is not [longitude, latitude]",
        "]}}]} | ]}} | is no JSON"
      })
  void whatIsWrongInTheFileIsToldAtTheStart(String right, String wrong, String message) {
    assertThat(DISTRICTS).contains(right);
    assertThatThrownBy(() -> read(DISTRICTS.replace(right, wrong)))
        .hasMessageContaining("districts.file")
        .hasMessageContaining(message);
  }

  private static String district(FormatsByTopic formats, String lat, String lon, String own) {
    String shown =
        new Judged(formats).shown("test", "2026-01-15T11:00:00Z,%s,%s,%s".formatted(lat, lon, own));
    String places = shown.replaceFirst("weather a(, )?(.*?)( at .*)? 2026.*", "$2");
    return places.isEmpty() ? "none" : places.replace(", ", "/");
  }

  private FormatsByTopic read(String districts) throws IOException {
    Files.writeString(folder.resolve("test.conf"), DESCRIPTION);
    Files.writeString(folder.resolve("districts.geojson"), districts);
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), "citylake.conf");
    var descriptions = ReadSources.fromDirectory(folder, Judged.CATALOGUE, problems);
    problems.orThrow();
    return FormatsByTopic.of(descriptions);
  }
}
