package io.citylake.format.canonical;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.json.PlainJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which records are read as plain ones, and that they are read as any other is. */
class PlainRecordTest {
  static final String READING =
      """
      {"event_id":"01KEZF7C00EZQWMPNM1PKQ75H6","sensor_id":"air-krakow-0000",\
      "sensor_type":"air_quality","city":"Kraków","district":"Podgórze",\
      "event_time":"2026-01-15T00:00:00.000Z","location":{"latitude":50.06378,\
      "longitude":20.01413},"metrics":{"no2":7.2,"o3":39.5,"co":0.35,"co2":421,"voc":-0.0},\
      "attributes":{"firmware_version":"2.1","make":"MAN"}}""";

  /** A record with one field in the place of the dots. */
  private static final String FIELD = "{\"sensor_id\":\"air-1\",...}";

  private final BothReaders readers = new BothReaders();

  static final List<String> PLAIN =
      List.of(
          READING,
          READING
              .replace("\":", "\" : ")
              .replace(",", " , ")
              .replace("{", " { ")
              .replace("}", " } "),
          READING.replace(",", ",\r\n\t") + " \r\n\t",
          with("\"city\":\"\""),
          with("\"city\":\" \""),
          with("\"city\":\"{}[],:\""),
          with("\"city\":\"\u007f\""),
          with("\"city\":\"Łódź\""),
          with("\"city\":\"東京都\""),
          with("\"city\":\"\uD83C\uDFD9 with a skyline\""),
          with("\"city\":\"\uFFFE\u0080\u07FF\u0800\uD7FF\uE000\""),
          with("\"city\":\"" + "x".repeat(15_000) + "\""),
          with("\"event_time\":\"2026-01-15T01:00:00+01:00\""),
          with("\"event_time\":\"2026-01-15T01:00:00.123456789-05:30\""),
          with("\"event_time\":\"2024-02-29T23:59:59.9Z\""),
          with("\"location\":{\"longitude\":21,\"latitude\":52}"),
          with("\"location\":{\"longitude\":-21.5}"),
          with("\"metrics\":{\"pm10\":31}"),
          with("\"metrics\":{\"\":31}"),
          with("\"metrics\":{\"pm10\":0,\"pm1\":-0,\"pm2_5\":-0.0,\"no2\":0.10}"),
          with("\"metrics\":{\"pm10\":1234567,\"pm1\":12345678,\"pm2_5\":123456789012345678901}"),
          with("\"metrics\":{\"pm10\":1.1234567,\"pm1\":1.12345678,\"pm2_5\":17.432198765432107}"),
          with("\"metrics\":{\"stężenie\":1}"),
          with("\"metrics\":{" + numbered(100, "\"m%d\":%<d") + "}"),
          with("\"metrics\":{\"" + "x".repeat(100) + "\":1}"),
          with("\"attributes\":{}"),
          with("\"attributes\":{\"a\":\"\",\"b\":\"x\",\"\":\"" + "y".repeat(500) + "\"}"),
          "{\"metrics\":{\"pm10\":31},\"city\":\"Wola\",\"sensor_id\":\"a\",\"event_id\":\"e\"}",
          "{\"city\":\"\"}");

  static List<byte[]> left() {
    List<byte[]> left = new ArrayList<>();
    notPlain().forEach(text -> left.add(text.getBytes(UTF_8)));
    left.add(READING.getBytes(ISO_8859_1));
    left.add(READING.getBytes(UTF_16));
    left.add(("\uFEFF" + READING).getBytes(UTF_8));
    for (String bytes :
        List.of(
            "\u0080", // a continuation of nothing
            "\u00c0\u00a2", // a quote, too long
            "\u00e0\u0080\u00a2",
            "\u00c3", // cut off
            "\u00e2\u0082",
            "\u00f0\u009f\u0098",
            "\u00ed\u00a0\u0080", // half a surrogate pair
            "\u00f4\u0090\u0080\u0080", // beyond Unicode
            "\u00f8\u0088\u0080\u0080\u0080",
            "\u00fe",
            "\u00ff")) {
      left.add(with("\"city\":\"" + bytes + "\"").getBytes(ISO_8859_1));
      left.add(with("\"event_id\":\"12345678" + bytes + "\"").getBytes(ISO_8859_1));
      left.add(with("\"metrics\":{\"" + bytes + "\":1}").getBytes(ISO_8859_1));
    }
    return left;
  }

  private static Stream<String> notPlain() {
    return Stream.of(
            Stream.of(
                "",
                " ",
                "{",
                "}",
                "{}",
                " { } ",
                "[]",
                "null",
                "17.4",
                "\"",
                "\"\"",
                "{\"",
                "{\"\"",
                "{\"\"}",
                "{\"city",
                "{\"city\"",
                "{\"city\"}",
                "{\"city\":",
                "{\"city\":}",
                "{\"city\":\"",
                "{\"city\":\"x",
                "{\"city\":\"x\"",
                "{\"city\":\"x\",",
                "{\"city\":\"x\",}",
                "{,\"city\":\"x\"}",
                "{\"city\":\"x\"\"district\":\"y\"}",
                "{\"city\" \"x\"}",
                "{\"city\"::\"x\"}",
                "{\"city\":\"x\"}}",
                "{\"city\":\"x\"} {}",
                "{\"city\":\"x\"}\0",
                "{\"city\":\"x\"}\"",
                "{'city':'x'}",
                "{city:\"x\"}",
                "{\"City\":\"x\"}",
                "{\"cit\\u0079\":\"x\"}",
                "{\"city \":\"x\"}",
                "{\"metrics\":{\"pm10\":",
                "{\"metrics\":{\"pm10\":3",
                "{\"metrics\":{\"pm10\":3}",
                "{\"metrics\":{\"pm10\":3.",
                "{\"metrics\":{\"pm10\":-",
                "{\"event_time\":\"2026-01-15T00:00:00",
                "{\"city\":\"x\",\"city\":\"y\"}",
                "{\"city\":\"x\"} // a comment",
                READING + READING,
                READING.substring(1),
                READING.substring(0, READING.length() - 1)),
            Stream.of(
                    "\"vendor\":\"x\"",
                    "\"sensor_id\":\"air-2\"",
                    "\"city\":null",
                    "\"city\":7",
                    "\"city\":true",
                    "\"city\":[]",
                    "\"city\":{}",
                    "\"city\":\"a\\\"b\"",
                    "\"city\":\"\\\\\"",
                    "\"city\":\"12345678\\\\\"",
                    "\"city\":\"\\u0041\"",
                    "\"city\":\"a\nb\"",
                    "\"city\":\"12345678\tb\"",
                    "\"city\":\"\u0000\"",
                    "\"city\":\"\u001f\"",
                    "\"city\":\"\uFFFD\"", // which cannot be told from bytes that are no text
                    "\"event_id\":\"a\\\"b\"",
                    "\"event_id\":\"12345678\u0001\"",
                    "\"event_time\":\"2026-01-15T00:00:00\"",
                    "\"event_time\":\"yesterday\"",
                    "\"event_time\":\"2026-02-29T00:00:00Z\"",
                    "\"event_time\":\"2026-01-15T00:00Z\"",
                    "\"event_time\":\"2026-01-15T00:00:00+01\"",
                    "\"event_time\":\"+12026-01-15T00:00:00Z\"",
                    "\"event_time\":\"2026-01-15T00:00:00\\u005a\"",
                    "\"event_time\":1768435200",
                    "\"event_time\":null",
                    "\"location\":null",
                    "\"location\":{}",
                    "\"location\":[52,21]",
                    "\"location\":{\"latitude\":52,\"latitude\":53}",
                    "\"location\":{\"latitude\":52,\"altitude\":100}",
                    "\"location\":{\"latitude\":null}",
                    "\"location\":{\"latitude\":\"52\"}",
                    "\"metrics\":{}",
                    "\"metrics\":null",
                    "\"metrics\":[]",
                    "\"metrics\":{\"pm10\":1,\"pm10\":2}",
                    "\"metrics\":{\"p\\u006d10\":1,\"pm10\":2}",
                    "\"metrics\":{" + numbered(100, "\"m%d\":%<d") + ",\"m7\":1}",
                    "\"metrics\":{\"pm10\":null}",
                    "\"metrics\":{\"pm10\":null,\"pm10\":1}",
                    "\"metrics\":{\"pm10\":\"1\"}",
                    "\"metrics\":{\"pm10\":true}",
                    "\"metrics\":{\"pm10\":{}}",
                    "\"metrics\":{\"pm10\":[1]}",
                    "\"metrics\":{\"pm10\":NaN}",
                    "\"metrics\":{\"" + "x".repeat(101) + "\":1}",
                    "\"metrics\":{\"" + "x".repeat(1_100) + "\":1}",
                    "\"attributes\":null",
                    "\"attributes\":{\"a\":1}",
                    "\"attributes\":{\"a\":null}",
                    "\"attributes\":{\"a\":{\"b\":\"c\"}}",
                    "\"attributes\":{\"a\":\"x\",\"a\":\"y\"}",
                    "\"attributes\":{\"a\":\"x\",}",
                    "\"city\":\"" + "x".repeat(PlainJson.MAX_BYTES) + "\"")
                .map(PlainRecordTest::with),
            Stream.of(
                    "1e1",
                    "1E1",
                    "1.5e-7",
                    "-1e400",
                    "1e",
                    "01",
                    "-01",
                    "00",
                    "1.",
                    "1.e1",
                    ".1",
                    "-",
                    "-.1",
                    "--1",
                    "+1",
                    "1-",
                    "1..2",
                    "1.2.3",
                    "1,",
                    "0x10",
                    "1_000",
                    "1 2",
                    "1d",
                    "Infinity",
                    "-Infinity",
                    "12345678.",
                    "01234567890",
                    "123456789e1",
                    "1.12345678e1",
                    "9".repeat(41),
                    "9".repeat(400),
                    "9".repeat(401),
                    "0." + "1".repeat(39))
                .map(number -> with("\"metrics\":{\"pm10\":" + number + "}")))
        .flatMap(cases -> cases);
  }

  private static String with(String field) {
    return FIELD.replace("...", field);
  }

  private static String numbered(int count, String form) {
    return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @FieldSource("PLAIN")
  void recordAsSensorsWriteItIsPlainAndReadAsAnyOther(String payload) {
    assertThat(readers.isPlain(payload)).as(payload).isTrue();
    assertThat(readers.agreed(payload)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("left")
  void whatIsOutOfTheOrdinaryIsLeftToTheReaderOfAnyRecord(byte[] payload) {
    assertThat(readers.isPlain(payload)).isFalse();
    assertThat(readers.agreed("left", payload)).isNotEmpty();
  }

  @Test
  void everyBeginningOfARecordIsReadAsByTheReaderOfAnyRecord() {
    byte[] whole = READING.getBytes(UTF_8);
    for (int length = 0; length < whole.length; length++) {
      byte[] beginning = Arrays.copyOf(whole, length);

      assertThat(readers.isPlain(beginning)).isFalse();
      assertThat(readers.agreed("cut off", beginning)).isNotEmpty();
    }
  }

  @Test
  void readablePartOfABrokenRecordLeavesNothingBehind() {
    assertThat(readers.agreed("{\"city\":\"Warsaw\",\"metrics\":{\"pm10\":1},\"district\":[\"\"]]"))
        .contains("MALFORMED");
    assertThat(readers.agreed("{\"sensor_id\":\"air-1\"}"))
        .contains("city absent")
        .doesNotContain("pm10");
  }
}
