package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units that are not the same in every record. */
class UnitsOfRecordsTest {
  private static final String DESCRIPTION =
      """
      topics = [test]
      format = csv
      columns = [id, time, v, u]
      missing = [NA]
      sensor_id = id
      sensor_type { constant = weather }
      event_time = time
      metrics { wind_speed { field = v, %s } }
      """;

  @ParameterizedTest
  @CsvSource({
    "36,km/h, wind_speed 10",
    "10,m/s,  wind_speed 10",
    "10,MTS,  wind_speed 10",
    "10,mph,  wind_speed 4.4704"
  })
  void recordSaysWhichUnitItsNumberIsIn(String value, String unit, String expected) {
    assertThat(shown("unit-field = u", value + "," + unit)).endsWith("Z " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10,furlong | has a unit that is not known here or does not convert: u is \"furlong\"",
        "10,hPa     | has a unit that is not known here or does not convert: u is \"hPa\"",
        "10,        | has no unit: u is absent",
        "10,NA      | has no unit: u is absent",
        "x,km/h     | is not a number: \"x\""
      })
  void numberInAnUnknownUnitIsInvalid(String fields, String why) {
    assertThat(shown("unit-field = u", fields)).isEqualTo("INVALID_VALUE: wind_speed " + why);
  }

  @Test
  void wordsOfTheRecordMeanTheUnitsThatTheDescriptionListsAndNoOthers() {
    String units = "unit-field = u, units { 0 = m/s, 1 = mph, ms = m/s }, scale = 0.1";

    assertThat(shown(units, "100,0")).endsWith("wind_speed 10");
    assertThat(shown(units, "100,1")).endsWith("wind_speed 4.4704");
    assertThat(shown(units, "100,ms")).endsWith("wind_speed 10");
    assertThat(shown(units, "100,km/h")).contains("not known here");
    assertThat(shown(units, "100,2")).contains("not known here");
  }

  @Test
  void unitBesideTheFieldHoldsWhereTheRecordSaysNone() {
    assertThat(shown("unit-field = u, unit = km/h", "36,")).endsWith("wind_speed 10");
    assertThat(shown("unit-field = u, unit = km/h", "36,m/s")).endsWith("wind_speed 36");
  }

  @ParameterizedTest
  @CsvSource({
    "2014-12-31T23:59:59.999Z,  4.4704",
    "2015-01-01T00:00:00Z,      2.7778",
    "2015-06-30T23:59:59Z,      2.7778",
    "2015-07-01T01:59:59+02:00, 2.7778",
    "2015-07-01T00:00:00Z,      10",
    "2025-07-01T00:00:00Z,      10"
  })
  void unitThatASourceHasChangedGoesByTheEventTime(String time, String speed) {
    String units =
        """
        unit-until = [
          { until = "2015-01-01T00:00:00Z", unit = mph }
          { until = "2015-07-01T00:00:00Z", unit = km/h }
        ], unit = m/s""";

    assertThat(Described.judged(DESCRIPTION.formatted(units)).shown("test", "s," + time + ",10,"))
        .endsWith("wind_speed " + speed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "unit-field = w                          | no such column; there are id, time, v, u",
        "unit-field = u, units { 0 = hPa }       | metrics.wind_speed.units.",
        "units { 0 = m/s }                       | name it with unit-field",
        "unit-field = u, unit = hPa              | does not convert to m/s",
        "unit = furlong                          | is no unit that is known here, so that it does not convert to m/s; one of HM, KMH",
        "unit-until = [{ until = \"2015-01-01T00:00:00Z\" }] | metrics.wind_speed.unit-until[0].unit",
        "unit-until = [{ until = 2015, unit = mph }] | not an instant",
        "unit-until = [{ until = \"2015-01-01T00:00:00Z\", unit = K }] | does not convert to m/s",
        "unit-until { until = \"2015-01-01T00:00:00Z\", unit = mph }, unit-field = u | goes by a field already",
        "unit-until = [{ until = \"2015-01-01T00:00:00Z\", unit = mph }, { until = \"2015-01-01T00:00:00Z\", unit = kn }] | is not after the one before it"
      })
  void unitThatCannotBeMeantIsRefused(String unit, String remedy) {
    assertThatThrownBy(() -> Described.source(DESCRIPTION.formatted(unit)))
        .hasMessageContaining(remedy);
  }

  private static String shown(String unit, String fields) {
    return Described.judged(DESCRIPTION.formatted(unit))
        .shown("test", "s,2026-01-15T10:00Z," + fields);
  }
}
