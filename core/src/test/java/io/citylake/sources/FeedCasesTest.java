package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.config.BadConfiguration;
import io.citylake.format.canonical.BothReaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records in the form of feeds in use, each file against a description of it. */
class FeedCasesTest {

  @Test
  void unitCodesOfFiwareAreUnitsAndWithoutOneTheCataloguesCounts() {
    String description =
        """
        topics = [test]
        format = json
        sensor_id = id
        sensor_type { constant = air_quality }
        city { fields = [address.value.addressLocality, areaServed.value] }
        event_time { fields = ["dateObserved.value.\\"@value\\"", dateObserved.value] }
        nested-metrics { field = measures }
        """;

    assertThat(shown("ngsi-unit-codes.ndjson", description))
        .containsExactly(
            "air_quality urn:ngsi-ld:AirQualityObserved:n1, Madrid 2026-11-27T23:08:01Z"
                + " no2 22 temperature 12.5",
            "air_quality urn:ngsi-ld:AirQualityObserved:n2, Madrid 2026-11-27T23:08:02Z"
                + " no2 23 temperature 12.6");
  }

  @Test
  void unitOfATimeThatTheFeedMixesIsToldByItsSize() {
    String description =
        """
        topics = [test]
        format = json
        sensor_id = sensor_index
        sensor_type { constant = air_quality }
        event_time { field = last_seen, pattern = epoch }
        metrics {
          pm2_5 = "\\"pm2.5_atm\\""
          relative_humidity { field = humidity, missing = [255] }
          temperature { field = temperature, unit = degF }
        }
        """;

    assertThat(shown("epoch-mixed.ndjson", description))
        .containsExactly(
            "air_quality 901 2026-11-27T23:08:39Z pm2_5 7.5 temperature 20",
            "air_quality 902 2026-11-27T23:08:39Z"
                + " pm2_5 8.5 relative_humidity 41 temperature 20.5556");
  }

  private static final String NAME_VALUE_LIST =
      """
      topics = [test]
      format = json
      numbers-as-text = true
      sensor_id { field = sensor.id, prefix = "luftdaten-" }
      sensor_type { constant = air_quality }
      event_time { field = timestamp, zone = UTC }
      metrics {
        pm10 = "sensordatavalues[value_type=P1].value"
        pm2_5 = "sensordatavalues[value_type=P2].value"
      }
      """;

  @Test
  void valuesInAListGoByTheirNamesInWhateverOrderTheyCome() {
    assertThat(shown("name-value-list.ndjson", NAME_VALUE_LIST))
        .containsExactly(
            "air_quality luftdaten-777 2026-11-27T23:08:08Z pm10 30 pm2_5 10",
            "air_quality luftdaten-778 2026-11-27T23:08:09Z pm10 31 pm2_5 11");
  }

  @Test
  void nameThatStandsBehindItsValueOrOccursTwiceIsRead() {
    Judged judged = Described.judgedIn2027(NAME_VALUE_LIST);
    String record =
        """
        {"timestamp":"2026-11-27 23:08:08","sensor":{"id":1},"sensordatavalues":[7,\
        {"value":"30","value_type":"P1"},{"value":"9","value_type":"P0"},%s]}""";

    assertThat(judged.shown("test", record.formatted("{\"value\":\"30\",\"value_type\":\"P1\"}")))
        .endsWith("pm10 30");
    assertThat(judged.shown("test", record.formatted("{\"value\":\"31\",\"value_type\":\"P1\"}")))
        .contains("pm10 is not a number: several values that differ");
  }

  @Test
  void metricsByTheirPlacesInAListOfObjectsAreRefusedUnlessTheOrderIsPromised() {
    String byPlace =
        NAME_VALUE_LIST.replace("[value_type=P1]", "[0]").replace("[value_type=P2]", "[1]");

    assertThatThrownBy(() -> Described.judgedIn2027(byPlace))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("sensordatavalues[name=P1].value");
    assertThat(shown("name-value-list.ndjson", byPlace + "lists-in-order = true").get(0))
        .endsWith("pm10 30 pm2_5 10");
  }

  @Test
  void eventTimeThatGoesByANameIsRefused() {
    String named = NAME_VALUE_LIST.replace("field = timestamp", "field = \"list[a=b].time\"");

    assertThatThrownBy(() -> Described.judgedIn2027(named))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("must have a place of its own");
  }

  @Test
  void timesOfIso8601AreReadAndOthersRefusedWithAReasonThatIsTrue() {
    Judged judged = new Judged(FormatsByTopic.canonicalOnly(), Described.IN_2027);
    BothReaders readers = new BothReaders();
    List<String> lines = lines("times.ndjson");

    lines.forEach(readers::agreed);
    assertThat(lines.stream().map(line -> judged.shown("smart-city-sensors", line)))
        .containsExactly(
            "PAST_TIMESTAMP: event_time 1969-12-31T23:59:59.999999Z is before any that is believed",
            "PAST_TIMESTAMP: event_time 1965-03-01T00:00:00Z is before any that is believed",
            "PAST_TIMESTAMP: event_time 1970-01-01T00:27:30Z is before any that is believed",
            "PAST_TIMESTAMP: event_time 1970-01-01T00:00:00Z is before any that is believed",
            "PAST_TIMESTAMP: event_time 1900-06-01T12:00:00Z is before any that is believed",
            "weather time-05, Timetown 2026-11-28T00:00:00Z temperature 11",
            "weather time-06, Timetown 2016-12-31T23:59:59.999999Z temperature 11",
            "weather time-07, Timetown 2026-11-27T23:08:15.250Z temperature 11",
            "weather time-08, Timetown 2026-11-27T23:08:16Z temperature 11",
            "weather time-09, Timetown 2026-11-27T23:08:17Z temperature 11",
            "weather time-10, Timetown 2026-11-27T23:08:18Z temperature 11",
            "weather time-11, Timetown 2026-11-27T23:08:19Z temperature 11",
            "weather time-12, Timetown 2026-11-27T23:08:20.123456Z temperature 11",
            "weather time-13, Timetown 2026-11-27T23:08:21.123456Z temperature 11",
            "weather time-14, Timetown 2026-11-27T23:08:00Z temperature 11",
            "INVALID_TIMESTAMP: event_time \"12026-01-01T00:00:00Z\" cannot be read: the year is not one of 0001 to 9999",
            "INVALID_TIMESTAMP: event_time \"+12026-01-01T00:00:00Z\" cannot be read: the year is not one of 0001 to 9999",
            "INVALID_TIMESTAMP: event_time \"-0044-03-15T00:00:00Z\" cannot be read: the year is not one of 0001 to 9999",
            "INVALID_TIMESTAMP: event_time \"2026-11-27\" cannot be read: it has no time of day like T14:03:22 behind its date",
            "INVALID_TIMESTAMP: event_time \"2025-02-29T00:00:00Z\" cannot be read: there is no such day",
            "weather time-20, Timetown 2026-11-27T05:08:22Z temperature 11",
            "weather time-21, Timetown 2026-11-28T17:08:23Z temperature 11",
            "INVALID_TIMESTAMP: event_time \"2026-11-27T23:08:24+19:00\" cannot be read: its offset is more than 18 hours",
            "INVALID_TIMESTAMP: event_time is not text");
  }

  private static List<String> shown(String file, String description) {
    Judged judged = Described.judgedIn2027(description);
    return lines(file).stream().map(line -> judged.shown("test", line)).toList();
  }

  static List<String> lines(String file) {
    try (InputStream lines = FeedCasesTest.class.getResourceAsStream(file)) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
