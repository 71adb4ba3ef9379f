package io.citylake.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CellTest {
  @Test
  void valuesReadAsAPersonWantsThem() {
    assertThat(Cell.text(1234567L)).isEqualTo("1,234,567");
    assertThat(Cell.text(2.5)).isEqualTo("2.500");
    assertThat(Cell.text(1e12)).isEqualTo("1.0E12");
    assertThat(Cell.text(null)).isEmpty();
    assertThat(Cell.text(true)).isEqualTo("true");
  }

  @Test
  void timesAreUtcToTheSecond() {
    Timestamp time = Timestamp.from(Instant.parse("2026-01-15T14:03:22.123Z"));

    assertThat(Cell.text(time)).isEqualTo("2026-01-15T14:03:22Z");
  }

  @Test
  void longTextOfManyLinesIsCutToOneShortLine() {
    assertThat(Cell.text("a\nb" + "x".repeat(100))).isEqualTo("a b" + "x".repeat(54) + "...");
  }
}
