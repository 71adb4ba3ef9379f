package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.format.foreign.CsvFields;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.Rejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The descriptions against the recordings; the numbers were counted without Citylake's code. */
class RecordedExcerptTest {
  private static final Path RECORDINGS = Path.of("../recordings");
  private static final List<SourceDescription> DESCRIPTIONS =
      ReadSources.defaults(Judged.CATALOGUE);

  @ParameterizedTest
  @CsvSource({
    // Buses that drive more than 300 km/h:  awk -F, 'FNR > 1 && $3 * 3.6 > 300'
    "austin-bus-positions,  9583, OUT_OF_RANGE,  7",
    // Hours without a value:                awk -F, 'FNR > 1 && $2 == 0'
    "cambridge-electricity, 99,   MISSING_FIELD, 93",
    "i94-traffic,           58,   ,              0",
    // More than 500 mm of rain in an hour:  awk -F, 'FNR > 1 && $3 > 500'
    "i94-weather,           57,   reading without precipitation, 1",
    "luftdaten-bme280,      2311, ,              0",
    "luftdaten-dht22,       4383, ,              0",
    "luftdaten-sds011,      6155, ,              0",
    // Neither capacity nor free places:     awk -F, 'FNR > 1 && $10 ~ /None|^-1$/ && $13 ~
    // /None|^-1$/'
    "malaga-parking,        3795, MISSING_FIELD, 1035"
  })
  void everyLineBecomesAReadingOrGetsItsReason(
      String name, int readings, String otherwise, int others) throws IOException {
    Map<String, Integer> expected = new TreeMap<>(Map.of("reading", readings));
    if (otherwise != null) {
      expected.put(otherwise, others);
    }
    assertThat(judgements(name)).isEqualTo(expected);
  }

  @Test
  void everyRecordedFileIsDescribedAndItsHeaderIsTheOneThatTheDescriptionNames()
      throws IOException {
    for (Path file : files()) {
      List<SourceDescription> describing =
          DESCRIPTIONS.stream().filter(d -> includes(d, file)).toList();
      assertThat(describing).as(file.toString()).isNotEmpty();
      byte[] header = lines(file).get(0).getBytes(StandardCharsets.UTF_8);
      assertThat(describing).as(file.toString()).allMatch(d -> isHeader(d, header));
    }
  }

  private static Map<String, Integer> judgements(String name) throws IOException {
    SourceDescription description =
        DESCRIPTIONS.stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow();
    Judged judged = new Judged(FormatsByTopic.of(DESCRIPTIONS));
    Map<String, Integer> counts = new TreeMap<>();
    for (Path file : files()) {
      if (includes(description, file)) {
        String key = description.recording().keyOf(RECORDINGS.relativize(file).toString());
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        for (String line : lines(file).subList(1, lines(file).size())) {
          Judgement judgement =
              judged.record(
                  description.topics().get(0), keyBytes, line.getBytes(StandardCharsets.UTF_8));
          counts.merge(outcome(judgement), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private static String outcome(Judgement judgement) {
    if (judgement instanceof Reading reading) {
      return reading.rejectedMetrics().isEmpty()
          ? "reading"
          : "reading without " + String.join(", ", reading.rejectedMetrics().keySet());
    }
    return ((Rejection) judgement).reason().name();
  }

  private static boolean includes(SourceDescription description, Path file) {
    return description.recording() != null
        && description.recording().includes(RECORDINGS.relativize(file));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(RECORDINGS)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file);
  }

  private static boolean isHeader(SourceDescription description, byte[] line) {
    CsvFields csv = description.format().csv().orElseThrow();
    return csv.names(line).equals(csv.columns());
  }
}
