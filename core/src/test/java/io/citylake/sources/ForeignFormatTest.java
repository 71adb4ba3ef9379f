package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.format.foreign.CsvFields;
import io.citylake.format.foreign.ForeignFormat;
import io.citylake.time.EventTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignFormatTest {
  private static final String CSV =
      """
      topics = [test]
      format = csv
      separator = "\\t"
      columns = [id, name, time, t]
      missing = ["-", 999]
      sensor_id = id
      sensor_type { constant = weather }
      event_time { fields = [time, name], zone = UTC, missing = [never] }
      metrics {
        temperature { field = t, scale = 0.1, offset = -40 }
        wind_speed { constant = 36, unit = "km/h" }
      }
      attributes { name { field = name, mapping { n = north } } }
      """;
  private static final String JSON =
      """
      topics = [test]
      format = json
      numbers-as-text = true
      sensor_id { fields = ["a.\\"b.c\\"", "list[1].id"], prefix = "x-" }
      sensor_type { constant = weather }
      event_time { fields = ["t[0]", meta.time], pattern = epoch-millis }
      metrics { temperature { fields = [temp.outside, temp], missing = [-99] } }
      """;
  private static final Duration TWO_YEARS = Duration.ofDays(731);

  private final Judged csv = Described.judged(CSV);
  private final Judged json = Described.judged(JSON);

  @Test
  void valueIsScaledMovedAndConverted() {
    assertThat(csv.shown("test", "7\tn\t2025-01-15T14:00:00\t650"))
        .isEqualTo("weather 7 2025-01-15T14:00:00Z temperature 25 wind_speed 10 {name=north}");
  }

  @Test
  void valuesThatMeanMissingAreLeftOutHoweverTheyAreWritten() {
    assertThat(csv.shown("test", "7\t-\t2025-01-15T14:00:00\t999.0"))
        .isEqualTo("weather 7 2025-01-15T14:00:00Z wind_speed 10");
    assertThat(csv.shown("test", "7\t\t2025-01-15T14:00:00\t"))
        .isEqualTo("weather 7 2025-01-15T14:00:00Z wind_speed 10");
    assertThat(csv.shown("test", "-\t\tnever\t"))
        .isEqualTo("MISSING_FIELD: sensor_id is missing; event_time is missing");
  }

  @Test
  void detailOfARejectionIsTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(csv.shown("test", "7\tn"))
          .isEqualTo("MALFORMED: 2 CSV fields, the description has 4 columns");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void nextAlternativeCountsWhereTheFirstIsMissing() {
    assertThat(csv.shown("test", "7\t2025-01-15T14:00:00\tnever\t-"))
        .startsWith("weather 7 2025-01-15T14:00:00Z");
    assertThat(json.shown("test", "{\"a\": {\"b.c\": 1}, \"t\": [1736949600000], \"temp\": -3}"))
        .isEqualTo("weather x-1 2025-01-15T14:00:00Z temperature -3");
    assertThat(
            json.shown(
                "test",
                "{\"a\": [], \"list\": [0, {\"id\": \"q\"}], \"t\": \"\","
                    + " \"meta\": {\"time\": \"1736949600000\"},"
                    + " \"temp\": {\"outside\": \"4.5\", \"inside\": 20}}"))
        .isEqualTo("weather x-q 2025-01-15T14:00:00Z temperature 4.5");
  }

  @Test
  void textOfTheKeyIsMappedPrefixedAndMissingAsAnyOtherIs() {
    Judged byKey =
        Described.judged(
            CSV.replace(
                "sensor_id = id",
                "sensor_id { from = key, mapping { n = north }, missing = [x], prefix = \"s-\" }"));
    byte[] line = bytes("7\tn\t2025-01-15T14:00:00\t650");
    assertThat(Judged.shown(byKey.record("test", bytes("n"), line))).startsWith("weather s-north");
    assertThat(Judged.shown(byKey.record("test", bytes("m"), line))).startsWith("weather s-m");
    assertThat(Judged.shown(byKey.record("test", bytes("x"), line)))
        .isEqualTo("MISSING_FIELD: sensor_id is missing");
  }

  @Test
  void quotedFieldMayHoldSeparatorsQuotesAndLineBreaks() {
    assertThat(csv.shown("test", "7\t\"a\t\"\"b\"\"\nc\"\t2025-01-15T14:00:00\t400\r\n"))
        .isEqualTo("weather 7 2025-01-15T14:00:00Z temperature 0 wind_speed 10 {name=a\t\"b\"\nc}");
  }

  @Test
  void payloadWithTwoLinesIsMalformedInsteadOfHalfRead() {
    String line = "7\tn\t2025-01-15T14:00:00\t650";
    assertThat(csv.shown("test", line + "\n" + line))
        .isEqualTo("MALFORMED: more than one CSV record");
  }

  @Test
  void payloadThatIsNotUtf8IsRejectedForItsEncoding() {
    byte[] latin1 = "7\tMálaga\t2025-01-15T14:00:00\t650".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Judged.shown(csv.record("test", null, latin1))).startsWith("INVALID_ENCODING");
    byte[] json1 = "{\"list\": \"Málaga\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Judged.shown(json.record("test", null, json1))).startsWith("INVALID_ENCODING");
  }

  @Test
  void blankLineIsARejection() {
    assertThat(csv.shown("test", " ")).startsWith("MALFORMED");
    assertThat(json.shown("test", " ")).startsWith("MALFORMED");
  }

  @Test
  void jsonNestedAThousandDeepIsMalformed() {
    assertThat(json.shown("test", "[".repeat(1000))).startsWith("MALFORMED");
    assertThat(json.shown("test", "{\"a\":".repeat(1000))).startsWith("MALFORMED");
  }

  @Test
  void glimpseTellsTheSensorAndTheTimeOfWhatCanBeRead() {
    ForeignFormat format = Described.source(CSV).format();
    assertThat(format.glimpse(null, bytes("7\tn\t2025-01-15T14:00:00\tx")))
        .isEqualTo(
            new ForeignFormat.Glimpse(
                "7", EventTime.toMicros(Instant.parse("2025-01-15T14:00:00Z"))));
    assertThat(format.glimpse(null, bytes("7\tn\tnoon\t1")))
        .isEqualTo(new ForeignFormat.Glimpse("7", EventTime.INVALID));
    assertThat(format.glimpse(null, bytes("7\tn")))
        .isEqualTo(new ForeignFormat.Glimpse(null, EventTime.INVALID));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "austin-bus-positions | 9302,2017-03-21T05:32:42-05:00,113.9952,135,1724776,30.27,-97.7,135-Dell Limited-NB",
        "malaga-parking | 2023-03-25T00:08,1,Salitre,Calle SalitreMálaga,,,36.7,-4.4,3.98,342,None,None,250,None,17,5,None",
        "i94-traffic | None,302.11,9831.3,0.0,75,Rain,very heavy rain,2016-07-11 17:00:00,5535",
        "luftdaten-sds011 | 22068;SDS011;11199;57.150;-2.167;2019-03-27T00:01:47;17.17;;;12.57;;",
        "cambridge-electricity | 2019-01-01 01:00:00,3.9",
        "sensors-nested | {\"sensor_id\": \"a\", \"timestamp\": \"2025-01-15T14:00:00Z\", \"x\": [{ }]}",
        "vehicle_data | {\"device_id\": \"v-1\", \"a\": \"é\", \"timestamp\"  : \"2025-01-15T14:00:00\"}"
      })
  void lineThatIsShiftedThereAndBackIsTheSameToTheByte(String topic, String line) {
    ForeignFormat format =
        ReadSources.defaults(Judged.CATALOGUE).stream()
            .filter(d -> d.topics().contains(topic))
            .findFirst()
            .orElseThrow()
            .format();
    byte[] original = bytes(line);

    byte[] shifted = format.shifted(original, TWO_YEARS);

    assertThat(format.glimpse(null, shifted).eventTimeMicros())
        .isEqualTo(format.glimpse(null, original).eventTimeMicros() + TWO_YEARS.toMillis() * 1000);
    assertThat(new String(format.shifted(shifted, TWO_YEARS.negated()), StandardCharsets.UTF_8))
        .isEqualTo(line);
  }

  @Test
  void onlyTheTimeThatCountsIsShifted() {
    ForeignFormat csvFormat = Described.source(CSV).format();
    Duration hour = Duration.ofHours(1);
    assertThat(
            csvFormat.shifted(
                bytes("2025-01-15T14:00:00\t\"a\"\"\tb\"\t\"2025-01-15T14:00:00\"\t2\r\n"), hour))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("2025-01-15T14:00:00\t\"a\"\"\tb\"\t\"2025-01-15T15:00:00\"\t2\r\n");
    ForeignFormat jsonFormat = Described.source(JSON).format();
    assertThat(
            jsonFormat.shifted(
                bytes("{\"x\": 1736949600000, \"t\": [1736949600000, 1736949600000]}"), hour))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"x\": 1736949600000, \"t\": [1736953200000, 1736949600000]}");
  }

  @Test
  void lineWhoseTimeCannotBeReadStaysAsItIs() {
    ForeignFormat format = Described.source(CSV).format();
    for (String line : List.of("7\tn\tnoon\t1", "7\tn", "", "7\t\"n\"x\t2025-01-15T14:00:00\t1")) {
      assertThat(format.shifted(bytes(line), TWO_YEARS))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(line);
      assertThat(format.timeResolution(bytes(line))).isZero();
    }
  }

  @Test
  void headerGivesTheNamesOfColumnsAndALineItsFieldsAsTheyStand() {
    CsvFields csv = Described.source(CSV).format().csv().orElseThrow();
    assertThat(csv.names(bytes("id\t\"name\"\t time\tt\r\n")))
        .containsExactly("id", "name", "time", "t");
    assertThat(csv.names(bytes("id\t\"name\"x"))).isEmpty();
    assertThat(csv.cells(bytes("7\t\"a\tb\"\t\t\u00e4 ")))
        .extracting(cell -> new String(cell, StandardCharsets.UTF_8))
        .containsExactly("7", "\"a\tb\"", "", "\u00e4 ");
    assertThat(csv.cells(bytes(""))).containsExactly(new byte[0]);
    assertThat(csv.cells(bytes("7\tn\n8\tm"))).isEmpty();
    assertThat(Described.source(JSON).format().csv()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`7\tn\tx\t1`,              false",
        "`7\t\"n\tx`,               true",
        "`7\t\"n\tx\"\t1`,          false",
        "`7\t\"n \"\"x\"\"\"\t1`,    false",
        "`7\t\"n \"\"x`,             true",
        "`7\tn\"\tx`,               false",
        "`7\tn\tx\t\"`,             true",
        "`7\tn\tx\t\"\"`,           false"
      })
  void lineThatEndsInsideQuotesGoesOn(String line, boolean expected) {
    assertThat(Described.source(CSV).format().endsInsideQuotes(bytes(line))).isEqualTo(expected);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void timeOfTheOneElementIsShiftedAndWhatStandsAroundItStays() {
    ForeignFormat format =
        Described.source(
                """
                topics = [test]
                format = json
                element-of = data.list
                sensor_id = id
                sensor_type { constant = weather }
                event_time = at
                metrics { temperature = t }
                """)
            .format();
    String message = "{\"at\": 1, \"data\": {\"list\": [ {\"at\": \"%s\", \"t\": 1} ]}, \"é\": 2}";

    assertThat(
            new String(
                format.shifted(
                    message.formatted("2025-01-15T14:00:00Z").getBytes(StandardCharsets.UTF_8),
                    Duration.ofHours(1)),
                StandardCharsets.UTF_8))
        .isEqualTo(message.formatted("2025-01-15T15:00:00Z"));
  }
}
