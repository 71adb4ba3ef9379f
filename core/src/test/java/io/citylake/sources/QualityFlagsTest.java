package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics that are taken only where other fields say so. */
class QualityFlagsTest {
  private static final String DESCRIPTION =
      """
      topics = [test]
      format = csv
      columns = [id, time, v, f, g]
      sensor_id = id
      sensor_type { constant = air_quality }
      event_time = time
      metrics { pm10 { %s }, temperature { constant = 20 } }
      """;
  private static final String TWO_FLAGS =
      "field = v, when = [{ field = f, in = [1, valid] }, { field = g, from = 75 }]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "31,1,75      | Z pm10 31 temperature 20",
        "31,1.0,100   | Z pm10 31 temperature 20",
        "31,valid,80  | Z pm10 31 temperature 20",
        "31,3,80      | Z temperature 20 rejected {pm10=FILTERED: pm10 is left out by the description: f is \"3\", not \"1\" or \"valid\"}",
        "31,1,74.9    | Z temperature 20 rejected {pm10=FILTERED: pm10 is left out by the description: g is \"74.9\", not a number from 75}",
        "31,,80       | rejected {pm10=FILTERED: pm10 is left out by the description: f is \"\", not \"1\" or \"valid\"}",
        ",3,80        | Z temperature 20",
        "x,3,80       | Z temperature 20",
        "x,1,80       | rejected {pm10=INVALID_VALUE: pm10 is not a number: \"x\"}"
      })
  void metricIsTakenWhereAllItsFlagsSaySo(String fields, String expected) {
    assertThat(shown(TWO_FLAGS, fields)).endsWith(expected);
  }

  @Test
  void absentFlagIsNoneOfThoseThatForbid() {
    String flag = "field = v, when { field = f, not-in = [9] }";

    assertThat(shown(flag, "31,,")).endsWith("Z pm10 31 temperature 20");
    assertThat(shown(flag, "31,9,")).contains("pm10=FILTERED");
  }

  @Test
  void computedMetricHasFlagsToo() {
    String flag = "sum = [v, g], when { field = f, equals = ok }";

    assertThat(shown(flag, "31,ok,2")).endsWith("Z pm10 33 temperature 20");
    assertThat(shown(flag, "31,no,2")).contains("pm10=FILTERED");
    assertThat(shown(flag, "31,no,")).endsWith("Z temperature 20");
  }

  @Test
  void metricThatMayNotBeLeftOutTakesItsRecordWithIt() {
    assertThat(shown(TWO_FLAGS + ", on-bad-metric = reject", "31,3,80"))
        .startsWith("FILTERED: pm10 is left out by the description");
  }

  @Test
  void recordOfNothingButFlaggedMetricsIsLeftOut() {
    String description =
        DESCRIPTION.formatted(TWO_FLAGS).replace(", temperature { constant = 20 }", "");

    assertThat(Described.judged(description).shown("test", "s,2026-01-15T10:00Z,31,3,80"))
        .startsWith("FILTERED: pm10 is left out by the description");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when { field = h, equals = 1 } | no such column",
        "when { field = f } | metrics.pm10.when",
        "when = f           | metrics.pm10.when"
      })
  void flagThatCannotBeReadIsRefused(String when, String remedy) {
    assertThatThrownBy(() -> Described.source(DESCRIPTION.formatted("field = v, " + when)))
        .hasMessageContaining(remedy);
  }

  private static String shown(String pm10, String fields) {
    return Described.judged(DESCRIPTION.formatted(pm10))
        .shown("test", "s,2026-01-15T10:00Z," + fields);
  }
}
