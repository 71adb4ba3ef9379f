package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.reading.Rejection;
import io.citylake.reading.RejectionReason;
import io.citylake.time.EventTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnlyTest {
  private static final String CSV =
      """
      topics = [test]
      format = csv
      separator = ";"
      columns = [id, time, status, kind, lat, note, t]
      sensor_id = id
      sensor_type { constant = weather }
      event_time = time
      metrics { temperature = t }
      only = [
        { field = status, equals = ok }
        { field = kind, in = [1, outdoor] }
        { field = lat, from = 52, to = 53 }
        { field = note, not-in = [test, "-999"] }
      ]
      """;
  private static final String JSON =
      """
      topics = [test]
      format = json
      sensor_id = id
      sensor_type { constant = weather }
      event_time = time
      metrics { temperature = t }
      only { field = meta.live, equals = true }
      """;

  private final Judged csv = Described.judged(CSV);
  private final Judged json = Described.judged(JSON);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ok;1;52;            | a number at the lower end, a field that is empty",
        "ok;1.0;52.999;a     | a number that is written otherwise",
        "ok;outdoor;5.2e1;-9 | a text"
      })
  void recordOfWhichAllConditionsHoldIsAReading(String fields, String shows) {
    assertThat(csv.shown("test", "s-1;2025-01-15T14:00:00Z;" + fields + ";4"))
        .as(shows)
        .isEqualTo("weather s-1 2025-01-15T14:00:00Z temperature 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "broken;1;52;      | status is \"broken\", not \"ok\"",
        ";1;52;            | status is \"\", not \"ok\"",
        "ok;2;52;          | kind is \"2\", not \"1\" or \"outdoor\"",
        "ok;1;53;          | lat is \"53\", not a number from 52 to below 53",
        "ok;1;north;       | lat is \"north\", not a number from 52 to below 53",
        "ok;1;52;test      | note is \"test\", not other than \"-999\" or \"test\"",
        "ok;1;52;-999.0    | note is \"-999.0\", not other than \"-999\" or \"test\""
      })
  void recordOfWhichOneConditionDoesNotHoldIsARejectionWithThatReason(String fields, String fault) {
    assertThat(csv.shown("test", "s-1;2025-01-15T14:00:00Z;" + fields + ";4"))
        .isEqualTo("FILTERED: left out by the description: " + fault);
  }

  @Test
  void numbersAreComparedAsTheSourceWritesThem() {
    Judged comma = Described.judged(CSV + "\ndecimal = \",\"");
    assertThat(comma.shown("test", "s-1;2025-01-15T14:00:00Z;ok;1,0;52,5;;4,5"))
        .isEqualTo("weather s-1 2025-01-15T14:00:00Z temperature 4.5");
    assertThat(comma.shown("test", "s-1;2025-01-15T14:00:00Z;ok;1;53,5;;4,5"))
        .startsWith("FILTERED");
  }

  @Test
  void conditionsAreHeldAgainstJsonValuesOfAnyKind() {
    String record = "{\"id\": \"s-1\", \"time\": \"2025-01-15T14:00:00Z\", \"t\": 4%s}";
    assertThat(json.shown("test", record.formatted(", \"meta\": {\"live\": true}")))
        .isEqualTo("weather s-1 2025-01-15T14:00:00Z temperature 4");
    assertThat(json.shown("test", record.formatted(", \"meta\": {\"live\": []}")))
        .endsWith("meta.live is an object or a list, not \"true\"");
    assertThat(json.shown("test", record.formatted("")))
        .endsWith("meta.live is absent, not \"true\"");
  }

  @Test
  void recordThatIsLeftOutTellsWhoseItIsAndNoFurtherFault() {
    var rejection = (Rejection) judged("s-1;2025-01-15T14:00:00Z;broken;1;52;;warm");
    assertThat(rejection.reason()).isEqualTo(RejectionReason.FILTERED);
    assertThat(rejection.sensorId()).isEqualTo("s-1");
    assertThat(rejection.sensorType().name()).isEqualTo("weather");
    assertThat(rejection.eventTimeMicros())
        .isEqualTo(EventTime.toMicros(Instant.parse("2025-01-15T14:00:00Z")));
    assertThat(csv.shown("test", ";noon;broken;1;52;;warm"))
        .isEqualTo("FILTERED: left out by the description: status is \"broken\", not \"ok\"");
  }

  @Test
  void recordThatCannotBeReadAtAllIsMalformedAndNotLeftOut() {
    assertThat(csv.shown("test", "s-1;2025-01-15T14:00:00Z;broken")).startsWith("MALFORMED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{ field = status }]                          | only[0].field | says nothing of it: add equals = x",
        "[{ equals = ok }]                             | only[0].field | set it in the file",
        "[{ field = state, equals = ok }]              | only[0].field | no such column",
        "[{ field = t, from = 2, to = 2 }]             | only[0].to    | holds for no number",
        "[{ field = t, from = warm }]                  | only[0].from  | not a number",
        "[{ field = t, in = [1], equals = 1 }]         | only[0].equals | put it into in",
        "[{ field = t, in = [1] }, { field = t, is = 1 }] | only[1].is | no such key",
        "ok                                            | only          | not a list of sections"
      })
  void conditionThatCannotBeMeantIsAMistake(String only, String key, String remedy) {
    String description = CSV.substring(0, CSV.indexOf("only =")) + "only = " + only;
    assertThatThrownBy(() -> Described.source(description))
        .hasMessageContaining(key)
        .hasMessageContaining("test.conf")
        .hasMessageContaining(remedy);
  }

  private Object judged(String line) {
    return csv.record("test", null, line.getBytes(StandardCharsets.UTF_8));
  }
}
