package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The packed descriptions against {@code foreign-messages.golden} and {@code feeds.golden}. */
class ForeignMessagesTest {
  private static final List<SourceDescription> DESCRIPTIONS =
      ReadSources.defaults(Judged.CATALOGUE);
  private static final long SEED = 42;

  private final Judged judged = new Judged(FormatsByTopic.of(DESCRIPTIONS));

  static Stream<Arguments> cases() {
    return Stream.of("foreign-messages.golden", "feeds.golden").flatMap(file -> cases(file));
  }

  private static Stream<Arguments> cases(String file) {
    List<String> lines =
        FeedCasesTest.lines(file).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    List<Arguments> cases = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += 3) {
      String[] record = lines.get(i + 1).split(" ", 2);
      cases.add(Arguments.of(lines.get(i), record[0], record[1], lines.get(i + 2)));
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void messageIsJudgedAsTheGoldenFileSays(
      String shows, String topic, String payload, String expected) {
    assertThat(judged.shown(topic, payload)).as(shows).isEqualTo(expected);
  }

  @Test
  void everyTopicThatIsDescribedHasAGoldenMessage() {
    List<String> described = DESCRIPTIONS.stream().flatMap(d -> d.topics().stream()).toList();
    assertThat(cases().map(golden -> golden.get()[1]))
        .containsAll(
            described.stream().filter(topic -> !topic.equals("cambridge-electricity")).toList());
  }

  @Test
  void sensorThatOnlyTheKeyNamesIsReadFromIt() {
    byte[] line = "2019-01-01 01:00:00,3.9".getBytes(StandardCharsets.UTF_8);
    byte[] key = "b1".getBytes(StandardCharsets.UTF_8);

    assertThat(Judged.shown(judged.record("cambridge-electricity", key, line)))
        .isEqualTo(
            "energy cambridge-building-b1, Cambridge 2019-01-01T01:00:00Z energy_consumption 3.9");
    assertThat(Judged.shown(judged.record("cambridge-electricity", null, line)))
        .isEqualTo("MISSING_FIELD: sensor_id is missing");
  }

  @Test
  void measurementOfOpenAqIsOfTheSensorThatTheKeyNames() {
    String measurement =
        """
        {"value": %s, "parameter": {"name": "%s", "units": "%s"}, "flagInfo": {"hasFlags": false},
         "period": {"datetimeFrom": {"utc": "2026-01-15T10:00:00Z"}},
         "coordinates": {"latitude": 52.23, "longitude": 21.01}}""";

    assertThat(openAq(measurement.formatted(0.0174, "pm25", "mg/m³")))
        .isEqualTo(
            "air_quality openaq-3917 at 52.23 21.01 2026-01-15T10:00:00Z pm2_5 17.4"
                + " {has_flags=false}");
    assertThat(openAq(measurement.formatted(0.02, "no2", "ppm")))
        .isEqualTo(
            "INVALID_VALUE: no2 is in ppm, which is ug/m3 at a stated temperature and pressure"
                + " only");
  }

  private String openAq(String measurement) {
    byte[] key = "3917".getBytes(StandardCharsets.UTF_8);
    return Judged.shown(judged.record("openaq", key, measurement.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void damagedMessageIsJudgedAndNeverThrows(String shows, String topic, String payload) {
    Random random = new Random(SEED);
    byte[] whole = payload.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 500; i++) {
      byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int hits = random.nextInt(4); hits > 0; hits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThatCode(() -> judged.record(topic, damaged, damaged))
          .as(() -> shows + ": " + new String(damaged, StandardCharsets.ISO_8859_1))
          .doesNotThrowAnyException();
    }
  }
}
