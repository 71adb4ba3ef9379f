package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told who described a text or the time in a way that cannot be meant. */
class TextsAndTimesProblemsTest {
  private static final String DESCRIPTION =
      """
      topics = [test]
      format = csv
      columns = [id, site, date, hour, t]
      sensor_type { constant = weather }
      metrics { temperature = t }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ field = id, join = [id, site] }   | sensor_id | field and join do not go together: give exactly one of",
        "{ fields = [id], join = [id, site] } | sensor_id | fields = [a, b] (alternatives: the first that is there counts)",
        "{ fields = [id], join = [id, site] } | sensor_id | join = [a, b] (put together, with separator between)",
        "{ prefix = x }                      | sensor_id | it does not say where it comes from: give exactly one of",
        "{ field = id, separator = \"-\" }   | sensor_id.separator | has a meaning beside join only",
        "{ fields = [] }                     | sensor_id.fields | names no field",
        "{ join = [] }                       | sensor_id.join | names no field",
        "{ join = [id, place] }              | sensor_id.join | no such column; there are id, site",
        "{ join = id }                       | sensor_id.join | not a list",
        "{ constant = a, prefix = x }        | sensor_id.prefix | has no meaning beside constant"
      })
  void textThatCannotBeMeantIsAMistake(String text, String key, String remedy) {
    assertToldOf("sensor_id " + text + "\nevent_time = date", key, remedy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "join = [date, hour], pattern = \"dd.MM.yyyy'T'H\", zone = UTC | join | 2 fields are joined with \" \" between them",
        "join = [date, date], pattern = \"dd.MM.yyyy dd.MM.yyyy\", zone = UTC | join | names a field twice",
        "join = [date, hour, t], zone = UTC                            | join | set separator",
        "field = date, clock-change = first                            | clock-change | set zone, too",
        "field = date, clock-change = last, zone = UTC                 | clock-change | choose one of first, second, refuse, order",
        "field = date, clock-change = order, pattern = epoch, zone = UTC | clock-change | has no meaning with epoch",
        "field = date, clock-change = order, interval = end, zone = UTC | clock-change | has no meaning with intervals",
        "field = date, interval = end, patterns = [epoch]              | interval | has a meaning with iso only",
        "field = date, pattern = iso, patterns = [epoch]               | patterns | the first that reads a time counts",
        "field = date, patterns = []                                   | patterns | name at least one",
        "field = date, patterns = [iso, \"YYYY-MM-dd HH:mm\"], zone = UTC | patterns | \"YYYY-MM-dd HH:mm\": Y is the year of whole weeks: write yyyy",
        "field = date, pattern = epoch-second                          | pattern | write iso, epoch-seconds, epoch-millis"
      })
  void timeThatCannotBeMeantIsAMistake(String time, String key, String remedy) {
    assertToldOf("sensor_id = id\nevent_time { " + time + " }", "event_time." + key, remedy);
  }

  private static void assertToldOf(String parts, String key, String remedy) {
    assertThatThrownBy(() -> Described.source(DESCRIPTION + parts))
        .hasMessageContaining(key)
        .hasMessageContaining("test.conf")
        .hasMessageContaining(remedy);
  }
}
