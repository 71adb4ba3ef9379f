package io.citylake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlignedTableTest {
  @Test
  void numbersStandToTheRightAndTextToTheLeft() {
    AlignedTable table = new AlignedTable();
    table.row(List.of("city", "records"));
    table.row(List.of("Warsaw", "1,234"));
    table.row(List.of("Rome", "5"));

    assertThat(table.text().lines())
        .containsExactly("  city    records", "  Warsaw    1,234", "  Rome          5");
  }

  @Test
  void headerAloneSaysThatThereAreNoRows() {
    AlignedTable table = new AlignedTable();
    table.row(List.of("city"));

    assertThat(table.text()).isEqualTo("  (no rows)");
  }

  @Test
  void longAndManyLinedCellsAreCutToOneLine() {
    AlignedTable table = new AlignedTable();
    table.row(List.of("text"));
    table.row(List.of("a\nb" + "x".repeat(100)));

    assertThat(table.text().lines().skip(1).toList().get(0))
        .isEqualTo("  a b" + "x".repeat(54) + "...");
  }
}
