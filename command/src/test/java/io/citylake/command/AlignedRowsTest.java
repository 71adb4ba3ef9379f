package io.citylake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AlignedRowsTest {
  @Test
  void numbersStandToTheRightAndTextToTheLeft() {
    AlignedRows table = new AlignedRows("city", "records");
    table.add("Warsaw", 1234L);
    table.add("Rome", 5L);

    assertThat(table.text("  ").lines())
        .containsExactly("  city    records", "  Warsaw    1,234", "  Rome          5");
  }

  @Test
  void withoutAHeaderRowsStandAlone() {
    AlignedRows table = AlignedRows.withoutHeader();
    assertThat(table.isEmpty()).isTrue();
    table.add("records", 1234L, "12.4 s");
    table.add("late", 5L, "0.1 s");

    assertThat(table.text("  ").lines())
        .containsExactly("  records  1,234  12.4 s", "  late         5   0.1 s");
  }

  @Test
  void headerAloneIsEmpty() {
    AlignedRows table = new AlignedRows("city");

    assertThat(table.isEmpty()).isTrue();
    table.add("Rome");
    assertThat(table.isEmpty()).isFalse();
  }

  @Test
  void cellOfManyLinesStaysInItsRow() {
    AlignedRows table = new AlignedRows("text", "place");
    table.add(Arrays.asList("a\nb", "Rome"));

    assertThat(table.text("").lines()).containsExactly("text  place", "a?b   Rome");
  }
}
