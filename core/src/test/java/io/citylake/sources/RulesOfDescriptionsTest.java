package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a description says over the catalogue's rules for bad values. */
class RulesOfDescriptionsTest {
  private static final String DESCRIPTION =
      """
      topics = [test]
      format = csv
      columns = [id, time, o, t]
      sensor_id = id
      sensor_type { constant = parking }
      event_time = time
      metrics { occupancy { field = o, %s }, total_spot_number = t }
      """;
  private static final String DETAIL = "occupancy = 1.25 1, plausible is 0.0 to 1.0";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "on-bad-metric = drop-metric | 1.25 | Z total_spot_number 9 rejected {occupancy=OUT_OF_RANGE: ",
        "on-bad-metric = clamp       | 1.25 | Z occupancy 1 total_spot_number 9 rejected {occupancy=OUT_OF_RANGE: ",
        "on-bad-metric = reject      | 1.25 | OUT_OF_RANGE: ",
        "scale = 1                   | 1.25 | Z occupancy 1 total_spot_number 9 rejected {occupancy=OUT_OF_RANGE: "
      })
  void badValueBecomesWhatTheDescriptionSaysElseWhatTheCatalogueDoes(
      String rule, String value, String expected) {
    assertThat(shown(rule, value)).contains(expected + " " + DETAIL);
  }

  @Test
  void ruleHoldsForWhatIsNoNumberToo() {
    assertThat(shown("on-bad-metric = reject", "full"))
        .isEqualTo("INVALID_VALUE: occupancy is not a number: \"full\"");
    assertThat(shown("on-bad-metric = clamp", "full"))
        .contains("Z total_spot_number 9 rejected {occupancy=INVALID_VALUE: ");
  }

  @Test
  void ruleEndsWithItsRecord() {
    Judged judged =
        new Judged(
            FormatsByTopic.of(
                List.of(
                    Described.source(DESCRIPTION.formatted("on-bad-metric = reject")),
                    Described.source(
                        DESCRIPTION
                            .formatted("on-bad-metric = drop-metric")
                            .replace("[test]", "[other]")))));
    String record = "p,2026-01-15T10:00Z,1.25,9";

    assertThat(judged.shown("test", record)).startsWith("OUT_OF_RANGE");
    assertThat(judged.shown("other", record)).contains("Z total_spot_number 9 rejected");
    assertThat(judged.shown("test", record)).startsWith("OUT_OF_RANGE");
  }

  @Test
  void ruleThatThereIsNotIsRefused() {
    assertThatThrownBy(() -> Described.source(DESCRIPTION.formatted("on-bad-metric = cut")))
        .hasMessageContaining("metrics.occupancy.on-bad-metric")
        .hasMessageContaining("choose one of drop-metric, reject, clamp");
  }

  private static String shown(String rule, String occupancy) {
    return Described.judged(DESCRIPTION.formatted(rule))
        .shown("test", "p,2026-01-15T10:00Z," + occupancy + ",9");
  }
}
