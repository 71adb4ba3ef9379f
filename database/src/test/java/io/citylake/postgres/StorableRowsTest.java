package io.citylake.postgres;

import static io.citylake.postgres.TestRows.FIVE_PAST_TWO;
import static io.citylake.postgres.TestRows.TWO_O_CLOCK;
import static io.citylake.postgres.TestRows.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.tables.WindowRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorableRowsTest {
  private static final String TOWER = "\uD83C\uDFD9"; // one character outside the basic plane

  @Test
  void ordinaryRowsAreLeftAlone() {
    List<WindowRow> rows = List.of(window(TWO_O_CLOCK, 1, 1), window(FIVE_PAST_TWO, 1, 1));
    assertThat(StorableRows.of(rows)).isSameAs(rows);
  }

  @Test
  void rowsWhoseNamesBecomeOneAreMerged() {
    assertThat(
            StorableRows.of(
                List.of(
                    window(TWO_O_CLOCK, "Warsaw", "Wo\0la", 2, 3),
                    window(TWO_O_CLOCK, "Warsaw", "Ochota", 1, 1),
                    window(TWO_O_CLOCK, "Warsaw", "Wo\uFFFDla", 4, 5))))
        .containsExactly(
            new WindowRow(
                TWO_O_CLOCK,
                FIVE_PAST_TWO,
                "Warsaw",
                "Wo\uFFFDla",
                "air_quality",
                "pm2_5",
                6,
                26,
                3,
                5,
                118),
            window(TWO_O_CLOCK, "Warsaw", "Ochota", 1, 1));
  }

  @Test
  void longNameIsCutBetweenCharacters() {
    assertThat(PlaceName.storable("W".repeat(200))).hasSize(200);
    assertThat(PlaceName.storable("W".repeat(201))).hasSize(200);
    assertThat(PlaceName.storable("W".repeat(199) + TOWER)).isEqualTo("W".repeat(199));
    assertThat(PlaceName.storable(TOWER.repeat(101))).isEqualTo(TOWER.repeat(100));
  }
}
