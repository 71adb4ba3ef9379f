package io.citylake.benchmarks.contestant;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.tables.WindowRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowsFileTest {
  private static final Instant START = Instant.parse("2026-01-15T14:00:00Z");

  @TempDir private Path folder;

  @Test
  void windowsOfAllPartsComeBackAsTheyWere() throws IOException {
    WindowRow first = row("Kraków", 0.1 + 0.2);
    WindowRow second = row("Lyon", -1e-300);
    try (WindowsFile part = WindowsFile.create(folder, 0)) {
      part.write(first);
    }
    try (WindowsFile part = WindowsFile.create(folder, 1)) {
      part.write(second);
    }

    assertThat(WindowsFile.read(folder)).containsExactly(first, second);
  }

  private static WindowRow row(String city, double sum) {
    return new WindowRow(
        START, START.plusSeconds(300), city, "Centre", "weather", "wind", 3, sum, -1, 4, sum * sum);
  }
}
