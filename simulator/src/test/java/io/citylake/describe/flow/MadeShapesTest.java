package io.citylake.describe.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.describe.draft.Draft;
import io.citylake.describe.draft.ReadDraft;
import io.citylake.describe.draft.WriteDescription;
import io.citylake.describe.guess.Confidence;
import io.citylake.describe.judged.JudgeKind;
import io.citylake.describe.sample.ReadSample;
import io.citylake.reading.Reading;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guesses of made files, beside the truth of which they were made. */
class MadeShapesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
  private static final SensorCatalogue CATALOGUE = ReadCatalogue.defaults();

  @TempDir Path recordings;

  static Stream<MadeShape> shapes() {
    return Stream.of(MadeTables.all(), MadeJson.all()).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void guessReadsTheTruthOrIsMarked(MadeShape shape) throws IOException {
    Draft draft = drafts(shape).get(0);
    List<String> todos = WriteDescription.of(draft).todos();

    Draft answered = answered(draft, shape, todos);

    for (String mark : shape.marked()) {
      assertThat(todos).anyMatch(todo -> todo.startsWith(mark));
    }
    List<Reading> readings = readings(answered);
    for (String metric : shape.metrics()) {
      assertThat(values(readings, metric)).isEqualTo(truth(metric));
    }
    boolean isAllRight = shape.marked().isEmpty();
    assertThat(sensors(readings)).isEqualTo(isAllRight ? 2 : sensors(readings));
    Set<String> allowed = isAllRight ? Set.of("city", "event_time.zone") : null;
    assertThat(todos).allMatch(todo -> allowed == null || allowed.contains(todo.split(":", 2)[0]));
  }

  private Draft answered(Draft draft, MadeShape shape, List<String> todos) {
    boolean isAsked = todos.stream().anyMatch(todo -> todo.startsWith("event_time.zone"));
    assertThat(isAsked).isEqualTo(!shape.zone().isEmpty());
    return isAsked
        ? draft.with(draft.time().orElseThrow().in(shape.zone(), "said", Confidence.SURE))
        : draft;
  }

  private List<Draft> drafts(MadeShape shape) throws IOException {
    Path folder = Files.createDirectories(recordings.resolve("made-weather"));
    for (Map.Entry<String, String> file : shape.files().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue().getBytes(shape.encoding()));
    }
    return new Describe(CATALOGUE, NOW)
        .drafts(ReadSample.of(List.of(folder)), "", new ArrayList<>());
  }

  private static List<Reading> readings(Draft draft) throws IOException {
    List<Reading> readings = new ArrayList<>();
    new JudgeKind(
            ReadDraft.of(WriteDescription.of(draft), CATALOGUE),
            CATALOGUE,
            NOW,
            List.of((file, reading) -> readings.add(reading)))
        .of(draft.kind());
    return readings;
  }

  private static long sensors(List<Reading> readings) {
    return readings.stream().map(Reading::sensorId).distinct().count();
  }

  /** By time, the values of both stations, the smaller first: a tenth is what files state. */
  private static Map<String, List<Double>> values(List<Reading> readings, String metric) {
    Map<String, List<Double>> values = new TreeMap<>();
    for (Reading reading : readings) {
      int place =
          reading.sensorType().metrics().stream().map(m -> m.name()).toList().indexOf(metric);
      double value = reading.metrics()[place];
      if (!Double.isNaN(value)) {
        add(values, EventTime.toInstant(reading.eventTimeMicros()), value);
      }
    }
    return values;
  }

  private static Map<String, List<Double>> truth(String metric) {
    Map<String, List<Double>> values = new TreeMap<>();
    for (Truth.Moment moment : Truth.made().moments()) {
      double value =
          switch (metric) {
            case "temperature" -> moment.temperature();
            case "relative_humidity" -> moment.humidity();
            default -> moment.pressure();
          };
      add(values, moment.time(), value);
    }
    return values;
  }

  private static void add(Map<String, List<Double>> values, Instant time, double value) {
    List<Double> at = values.computeIfAbsent(time.toString(), t -> new ArrayList<>());
    at.add(Math.rint(value * 10) / 10);
    at.sort(null);
  }
}
