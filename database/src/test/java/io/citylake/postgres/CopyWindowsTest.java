package io.citylake.postgres;

import static io.citylake.postgres.TestRows.TWO_O_CLOCK;
import static io.citylake.postgres.TestRows.window;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyWindowsTest {

  @Test
  void lineHoldsTheColumnsInTheTablesOrder() {
    assertThat(line("Wola"))
        .isEqualTo(
            "2026-01-15T14:00:00Z\t2026-01-15T14:05:00Z\tWarsaw\tWola\tair_quality\tpm2_5"
                + "\t2\t35.0\t17.5\t17.5\t612.5\n");
  }

  @Test
  void whatCopyTakesForItsOwnIsEscaped() {
    assertThat(line("a\tb\nc\rd\\e\\N")).contains("\ta\\tb\\nc\\rd\\\\e\\\\N\t");
  }

  private static String line(String district) {
    StringBuilder line = new StringBuilder();
    CopyWindows.append(line, window(TWO_O_CLOCK, "Warsaw", district, 2, 17.5));
    return line.toString();
  }
}
