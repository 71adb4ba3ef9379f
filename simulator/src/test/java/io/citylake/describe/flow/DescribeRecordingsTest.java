package io.citylake.describe.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.describe.draft.Draft;
import io.citylake.describe.draft.ReadDraft;
import io.citylake.describe.draft.WriteDescription;
import io.citylake.describe.draft.Written;
import io.citylake.describe.guess.Confidence;
import io.citylake.describe.sample.ReadSample;
import io.citylake.sources.ReadSources;
import io.citylake.sources.SourceDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guesses of the recordings that lie in the repository, beside what people wrote of them. */
class DescribeRecordingsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
  private static final SensorCatalogue CATALOGUE = ReadCatalogue.defaults();

  @ParameterizedTest
  @CsvSource({
    "luftdaten-aberdeen, luftdaten-aberdeen-bme280, luftdaten-bme280",
    "luftdaten-aberdeen, luftdaten-aberdeen-dht22, luftdaten-dht22",
    "luftdaten-aberdeen, luftdaten-aberdeen-sds011, luftdaten-sds011",
    "austin-bus-positions, austin-bus-positions, austin-bus-positions"
  })
  void guessGivesTheReadingsOfTheWrittenDescription(String folder, String name, String written)
      throws IOException {
    Draft draft = draft(folder, name);

    assertThat(readings(draft)).isEqualTo(readings(draft, written)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "malaga-parking, malaga-parking, malaga-parking, Europe/Madrid",
    "interstate-94-traffic, interstate-94-traffic-weather, i94-weather, America/Chicago",
    "interstate-94-traffic, interstate-94-traffic-traffic, i94-traffic, America/Chicago"
  })
  void withTheZoneThatItAsksForTheGuessGivesTheReadingsOfTheWrittenDescription(
      String folder, String name, String written, String zone) throws IOException {
    Draft draft = draft(folder, name);
    assertThat(WriteDescription.of(draft).todos()).anyMatch(todo -> todo.contains("zone"));

    Draft answered = draft.with(draft.time().orElseThrow().in(zone, "said", Confidence.SURE));

    assertThat(readings(answered)).isEqualTo(readings(answered, written)).isNotEmpty();
  }

  @Test
  void zerosOfSomeBuildingsOnlyAreMarked() throws IOException {
    Draft draft = draft("cambridge-electricity", "cambridge-electricity");
    assertThat(WriteDescription.of(draft).todos())
        .anyMatch(todo -> todo.startsWith("metrics.energy_consumption") && todo.contains("say 0"));

    Draft answered =
        draft.with(
            draft
                .type()
                .with(
                    draft.type().metrics().stream()
                        .map(metric -> metric.missing(List.of("0"), "said"))
                        .toList()));

    assertThat(readings(answered))
        .isEqualTo(readings(answered, "cambridge-electricity"))
        .isNotEmpty();
  }

  @Test
  void filesOfThreeModelsInOneFolderGiveADescriptionEach() throws IOException {
    assertThat(drafts("luftdaten-aberdeen"))
        .extracting(Draft::name)
        .containsExactlyInAnyOrder(
            "luftdaten-aberdeen-bme280", "luftdaten-aberdeen-dht22", "luftdaten-aberdeen-sds011");
  }

  @Test
  void pressureInPascalIsToldByItsRange() throws IOException {
    Written written = WriteDescription.of(draft("luftdaten-aberdeen", "luftdaten-aberdeen-bme280"));

    assertThat(written.text()).contains("atmospheric_pressure { field = pressure, unit = \"Pa\" }");
    assertThat(written.todos()).noneMatch(todo -> todo.contains("pressure"));
  }

  @Test
  void speedOfBusesIsToldByTheirPositions() throws IOException {
    Written written = WriteDescription.of(draft("austin-bus-positions", "austin-bus-positions"));

    assertThat(written.text()).contains("unit = \"m/s\"", "times the speed between the positions");
    assertThat(written.todos()).noneMatch(todo -> todo.contains("speed"));
  }

  private static List<Draft> drafts(String folder) throws IOException {
    Path recordings = Path.of("../recordings", folder);
    return new Describe(CATALOGUE, NOW)
        .drafts(ReadSample.of(List.of(recordings)), "", new ArrayList<>());
  }

  private static Draft draft(String folder, String name) throws IOException {
    return drafts(folder).stream()
        .filter(draft -> draft.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> readings(Draft draft) throws IOException {
    SourceDescription description = ReadDraft.of(WriteDescription.of(draft), CATALOGUE);
    return ReadingsOf.files(draft.kind(), description, CATALOGUE);
  }

  private static List<String> readings(Draft draft, String written) throws IOException {
    SourceDescription description =
        ReadSources.defaults(CATALOGUE).stream()
            .filter(source -> source.name().equals(written))
            .findFirst()
            .orElseThrow();
    return ReadingsOf.files(draft.kind(), description, CATALOGUE);
  }
}
