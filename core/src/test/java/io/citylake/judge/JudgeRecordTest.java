package io.citylake.judge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.Rejection;
import io.citylake.reading.RejectionReason;
import io.citylake.sources.FormatsByTopic;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Judgements against the golden files, and payloads that no text file can hold. */
class JudgeRecordTest {
  private static final SensorCatalogue CATALOGUE = ReadCatalogue.defaults();
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final int ONE_MIB = 1 << 20;
  private static final int TEN_MIB = 10 * ONE_MIB;
  private static final String READING =
      """
      {"sensor_id": "air-1", "sensor_type": "air_quality", "event_time": "2026-01-15T12:00:00Z", \
      "metrics": {"pm10": 31}, "attributes": {"note": "%s"}}""";

  private final ReadingDraft draft = new ReadingDraft();

  static Stream<Arguments> goldenCases() {
    List<String> lines = new ArrayList<>(goldenLines("judgements.golden"));
    lines.addAll(goldenLines("numbers.golden"));
    List<Arguments> cases = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += 3) {
      cases.add(arguments(lines.get(i), lines.get(i + 1), lines.get(i + 2)));
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldenCases")
  void recordIsJudgedAsTheGoldenFileSays(String shows, String payload, String expected) {
    assertJudgement(shows, judge(payload.getBytes(UTF_8), ONE_MIB), expected);
  }

  static Stream<Arguments> cases() {
    byte[] tenMiB = READING.formatted("x".repeat(TEN_MIB)).getBytes(UTF_8);
    byte[] latin1 = READING.formatted("Kraków").getBytes(ISO_8859_1);
    byte[] utf16 = READING.formatted("Kraków").getBytes(UTF_16);
    byte[] surrogate = READING.formatted("\u00ed\u00a0\u0080").getBytes(ISO_8859_1);
    byte[] cut = Arrays.copyOf(tenMiB, TEN_MIB);
    byte[] deep = ("{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000)).getBytes(UTF_8);
    return Stream.of(
        arguments("a tombstone", null, ONE_MIB, "EMPTY_PAYLOAD: tombstone"),
        arguments("an empty payload", new byte[0], ONE_MIB, "EMPTY_PAYLOAD: zero bytes"),
        arguments(
            "10 MiB of JSON",
            tenMiB,
            ONE_MIB,
            "TOO_LARGE: " + tenMiB.length + " bytes, the limit is 1048576"),
        arguments(
            "10 MiB of JSON where so much is allowed",
            tenMiB,
            2 * TEN_MIB,
            "reading of air_quality air-1, 2026-01-15T12:00:00Z {pm10=31.0} attributes {note=xx..."),
        arguments(
            "10 MiB of JSON that breaks off, where so much is allowed",
            cut,
            2 * TEN_MIB,
            "MALFORMED: Unexpected end-of-input..."),
        arguments("a payload as large as is allowed", sized(ONE_MIB), ONE_MIB, "reading of..."),
        arguments(
            "a payload a byte larger than is allowed",
            sized(ONE_MIB + 1),
            ONE_MIB,
            "TOO_LARGE: 1048577 bytes, the limit is 1048576"),
        arguments(
            "Latin-1 instead of UTF-8",
            latin1,
            ONE_MIB,
            "INVALID_ENCODING: the payload is not UTF-8"),
        arguments(
            "half a surrogate pair",
            surrogate,
            ONE_MIB,
            "INVALID_ENCODING: the payload is not UTF-8"),
        arguments(
            "UTF-16, which a JSON parser knows by its first bytes",
            utf16,
            ONE_MIB,
            "reading of air_quality air-1, 2026-01-15T12:00:00Z {pm10=31.0} attributes {note=Kraków}"),
        arguments(
            "bytes at random",
            new byte[] {-1, -2, 0, 7},
            ONE_MIB,
            "INVALID_ENCODING: the payload is not UTF-8"),
        arguments(
            "1,000 levels of nesting", deep, ONE_MIB, "MALFORMED: Document nesting depth..."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void recordIsJudged(String shows, byte[] payload, int maxBytes, String expected) {
    assertJudgement(shows, judge(payload, maxBytes), expected);
  }

  @Test
  void everyReasonForARejectionOfCanonicalJsonHasACase() {
    Stream<String> expected =
        Stream.concat(
            goldenCases().map(golden -> (String) golden.get()[2]),
            cases().map(byHand -> (String) byHand.get()[3]));

    assertThat(expected.map(text -> text.replaceAll("[: ].*", "")))
        .containsAll(
            Arrays.stream(RejectionReason.values())
                .filter(reason -> reason != RejectionReason.FILTERED)
                .map(Enum::name)
                .toList());
  }

  @Test
  void rejectionNamesTheSensorWhereItCanBeRead() {
    var rejection =
        (Rejection)
            judge(
                """
                {"sensor_id": "air-1", "sensor_type": "air_quality", "metrics": {"pm10": 31}}"""
                    .getBytes(UTF_8),
                ONE_MIB);

    assertThat(rejection.sensorId()).isEqualTo("air-1");
    assertThat(rejection.sensorType().name()).isEqualTo("air_quality");
  }

  @ParameterizedTest
  @CsvSource({
    "air_quality,  2026-01-14T23:59:59Z, 2026-01-14T23:59:59Z",
    "toaster,      2026-01-14T23:59:59Z, 2026-01-14T23:59:59Z",
    "air_quality,  2026-01-15T12:05:00Z, 2026-01-15T12:05:00Z",
    "air_quality,  2026-01-15T12:05:01Z,",
    "air_quality,  1999-12-31T23:59:59Z,",
    "air_quality,  yesterday,"
  })
  void rejectionKeepsAnEventTimeThatCanBeBelieved(String type, String sent, Instant kept) {
    String record =
        """
        {"sensor_id": "air-1", "sensor_type": "%s", "event_time": "%s", "metrics": {"pm10": -1"""
            .formatted(type, sent);

    for (String end : List.of("", "}}")) {
      var rejection = (Rejection) judge((record + end).getBytes(UTF_8), ONE_MIB);

      assertThat(rejection.hasEventTime()).isEqualTo(kept != null);
      if (kept != null) {
        assertThat(EventTime.toInstant(rejection.eventTimeMicros())).isEqualTo(kept);
      }
    }
  }

  @Test
  void metricUnderTwoSpellingsIsOneWhereTheValuesAgreeAndAFaultWhereTheyDoNot() {
    String record =
        """
        {"sensor_id": "air-1", "sensor_type": "air_quality", "event_time": "2026-01-15T12:00:00Z", \
        "metrics": {"temperature": 21, "temp": %s}}""";

    assertThat(shown(judge(record.formatted("21.0").getBytes(UTF_8), ONE_MIB)))
        .endsWith("{temperature=21.0}");
    assertThat(shown(judge(record.formatted("22").getBytes(UTF_8), ONE_MIB)))
        .isEqualTo("INVALID_VALUE: temp = 22.0 contradicts another spelling of it, 21.0");
  }

  @Test
  void negativeZeroIsZero() {
    String record =
        """
        {"sensor_id": "air-1", "sensor_type": "air_quality", "event_time": "2026-01-15T12:00:00Z", \
        "location": {"latitude": -0.0, "longitude": -0}, \
        "metrics": {"temperature": -0.0, "pm10": -0, "pm1": -0e1, "other": -0.0}}""";
    for (String payload : List.of(record, record.replace("-0e1", "-0"))) {
      assertThat(shown(judge(payload.getBytes(UTF_8), ONE_MIB)))
          .isEqualTo(
              "reading of air_quality air-1, at 0.0 0.0, 2026-01-15T12:00:00Z"
                  + " {pm1=0.0, pm10=0.0, temperature=0.0} others {other=0.0}");
    }
  }

  @Test
  void draftOfOneRecordLeavesNothingInTheNext() {
    String full =
        """
        {"event_id": "e-1", "sensor_id": "air-1", "sensor_type": "air_quality", "city": "Warsaw", \
        "event_time": "2026-01-15T12:00:00Z", "location": {"latitude": 1, "longitude": 2}, \
        "metrics": {"pm10": 31, "radon": 1}, "attributes": {"a": "b"}}""";
    judge(full.getBytes(UTF_8), ONE_MIB);

    assertThat(shown(judge("{}".getBytes(UTF_8), ONE_MIB)))
        .isEqualTo(
            "MISSING_FIELD: sensor_id is missing; sensor_type is missing; event_time is missing");
  }

  @Test
  void damagedRecordIsJudgedAndNeverThrows() {
    Random random = new Random(42);
    byte[] whole = READING.formatted("Kraków").getBytes(UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int hits = random.nextInt(4); hits > 0; hits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThatCode(() -> judge(damaged, ONE_MIB))
          .as(() -> new String(damaged, ISO_8859_1))
          .doesNotThrowAnyException();
    }
  }

  private Judgement judge(byte[] payload, int maxBytes) {
    ValidationLimits limits =
        new ValidationLimits(
            Duration.ofMinutes(5), Instant.parse("2000-01-01T00:00:00Z"), maxBytes);
    return new JudgeRecord(CATALOGUE, FormatsByTopic.canonicalOnly(), limits)
        .judge("smart-city-sensors", null, payload, EventTime.toMicros(NOON), draft);
  }

  /** An {@code expected} that ends in dots is the beginning only. */
  private static void assertJudgement(String shows, Judgement judgement, String expected) {
    String actual = shown(judgement);
    if (expected.endsWith("...")) {
      assertThat(actual).as(shows).startsWith(expected.substring(0, expected.length() - 3));
    } else {
      assertThat(actual).as(shows).isEqualTo(expected);
    }
  }

  private static String shown(Judgement judgement) {
    if (judgement instanceof Rejection rejection) {
      return rejection.reason() + ": " + rejection.detail();
    }
    Reading reading = (Reading) judgement;
    return "reading%s of %s %s%s%s%s, %s %s%s%s%s"
        .formatted(
            given(" ", reading.eventId()),
            reading.sensorType(),
            reading.sensorId(),
            given(", ", reading.city()),
            given(", ", reading.district()),
            Double.isNaN(reading.latitude())
                ? ""
                : ", at " + reading.latitude() + " " + reading.longitude(),
            EventTime.toInstant(reading.eventTimeMicros()),
            measured(reading),
            reading.otherMetrics().isEmpty() ? "" : " others " + reading.otherMetrics(),
            reading.attributes().isEmpty() ? "" : " attributes " + reading.attributes(),
            reading.rejectedMetrics().isEmpty() ? "" : " rejected " + reading.rejectedMetrics());
  }

  private static String given(String before, String text) {
    return text == null ? "" : before + text;
  }

  private static Map<String, Double> measured(Reading reading) {
    Map<String, Double> measured = new TreeMap<>();
    for (int place = 0; place < reading.metrics().length; place++) {
      double value = reading.metrics()[place];
      if (!Double.isNaN(value)) {
        measured.put(reading.sensorType().metrics().get(place).name(), value);
      }
    }
    return measured;
  }

  private static byte[] sized(int bytes) {
    int frame = READING.formatted("").length();
    return READING.formatted("x".repeat(bytes - frame)).getBytes(UTF_8);
  }

  private static List<String> goldenLines(String file) {
    try (InputStream golden = JudgeRecordTest.class.getResourceAsStream(file)) {
      return new String(golden.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
