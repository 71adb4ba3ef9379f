package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.format.foreign.ForeignFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinedFieldsTest {
  private static final String CSV =
      """
      topics = [test]
      format = csv
      separator = ";"
      columns = [site, instrument, date, hour, run, t]
      missing = ["-"]
      sensor_id { join = [site, instrument], separator = "-", prefix = "x-" }
      sensor_type { constant = weather }
      event_id { join = [site, run, hour], separator = "" }
      city { join = [site, instrument], separator = "/", mapping { "a/7" = Warsaw } }
      event_time { join = [date, hour], pattern = "dd.MM.yyyy H", zone = "Europe/Warsaw" }
      metrics { temperature = t }
      attributes { place { join = [instrument, site] } }
      """;
  private static final String JSON =
      """
      topics = [test]
      format = json
      sensor_id { join = [device.site, "device.ids[0]"], separator = ":" }
      sensor_type { constant = weather }
      event_time { join = [day, time], patterns = ["d MMM yyyy HH:mm:ss", iso], zone = UTC }
      metrics { temperature = t }
      """;

  private final Judged csv = Described.judged(CSV);
  private final Judged json = Described.judged(JSON);

  @Test
  void textsAndTheTimeAreComposedOfFields() {
    assertThat(csv.shown("test", "a;7;15.07.2025;9;r1;20.5"))
        .isEqualTo(
            "weather x-a-7, Warsaw 2025-07-15T07:00:00Z temperature 20.5 {place=7 a} id ar19");
    assertThat(
            json.shown(
                "test",
                "{\"device\": {\"site\": \"a\", \"ids\": [7]}, \"day\": \"5 Jul 2025\","
                    + " \"time\": \"09:00:00\", \"t\": 1}"))
        .isEqualTo("weather a:7 2025-07-05T09:00:00Z temperature 1");
    assertThat(
            json.shown(
                "test",
                "{\"device\": {\"site\": \"a\", \"ids\": [7]}, \"day\": \"2025-07-05\","
                    + " \"time\": \"09:00\", \"t\": 1}"))
        .isEqualTo("weather a:7 2025-07-05T09:00:00Z temperature 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-;7;15.07.2025;9;r1;20.5 | MISSING_FIELD: sensor_id is missing",
        "a;;15.07.2025;9;r1;20.5  | MISSING_FIELD: sensor_id is missing",
        "a;7;-;9;r1;20.5          | MISSING_FIELD: event_time is missing",
        "a;7;15.07.2025;;r1;20.5  | MISSING_FIELD: event_time is missing"
      })
  void textIsAbsentWhereOneOfItsFieldsIs(String line, String expected) {
    assertThat(csv.shown("test", line)).isEqualTo(expected);
  }

  @Test
  void timeThatCannotBeReadIsShownAsItWasPutTogether() {
    assertThat(csv.shown("test", "a;7;15.07.2025;25;r1;20.5"))
        .isEqualTo(
            "INVALID_TIMESTAMP: event_time \"15.07.2025 25\" cannot be read:"
                + " it is not dd.MM.yyyy H in Europe/Warsaw");
    assertThat(json.shown("test", "{\"day\": {}, \"time\": \"09:00\", \"t\": 1}"))
        .contains("event_time an object or a list cannot be read");
  }

  @Test
  void shiftedTimeGoesBackIntoItsFields() {
    assertThat(shifted(CSV, "a;7;31.12.2025;\"23\";r1;20.5\r\n", Duration.ofHours(1)))
        .isEqualTo("a;7;01.01.2026;\"0\";r1;20.5\r\n");
    assertThat(
            shifted(
                JSON,
                "{\"time\": \"23:59:59\", \"x\": 1, \"day\": \"31 Dec 2025\"}",
                Duration.ofSeconds(1)))
        .isEqualTo("{\"time\": \"00:00:00\", \"x\": 1, \"day\": \"1 Jan 2026\"}");
    assertThat(shifted(JSON, "{\"day\": \"2025-12-31\", \"time\": \"23:59\"}", Duration.ofDays(1)))
        .isEqualTo("{\"day\": \"2026-01-01\", \"time\": \"23:59:00\"}");
  }

  @Test
  void shiftedTimeGoesBackIntoFieldsWithNothingBetween() {
    String compact =
        CSV.replace(
            "join = [date, hour], pattern = \"dd.MM.yyyy H\"",
            "join = [date, hour], separator = \"\", pattern = \"yyyyMMddHH\"");
    assertThat(shifted(compact, "a;7;20251231;23;r1;20.5", Duration.ofHours(2)))
        .isEqualTo("a;7;20260101;01;r1;20.5");
  }

  @Test
  void secondOfTwoTimesIsWrittenIntoTheLastField() {
    String ordered = CSV.replace("zone =", "clock-change = order, zone =");
    ForeignFormat format = Described.source(ordered).format();
    byte[] line = bytes("a;7;26.10.2025;2;r1;20.5");

    Duration overlap = format.overlap(line);

    assertThat(overlap).isEqualTo(Duration.ofHours(1));
    byte[] second = format.shifted(line, overlap);
    assertThat(second).asString(StandardCharsets.UTF_8).isEqualTo("a;7;26.10.2025;2+01:00;r1;20.5");
    assertThat(format.overlap(second)).isZero();
    assertThat(Described.judged(ordered).shown("test", "a;7;26.10.2025;2+01:00;r1;20.5"))
        .contains("2025-10-26T01:00:00Z");
    assertThat(Described.source(CSV).format().overlap(line)).isZero();
  }

  private static String shifted(String description, String line, Duration by) {
    byte[] shifted = Described.source(description).format().shifted(bytes(line), by);
    return new String(shifted, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
