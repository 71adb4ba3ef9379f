package io.citylake.benchmarks.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxCpuMeterTest {
  private static final String AS_MANY_FURTHER_FIELDS_AS_THERE_ARE = " 20 0 1 0 4711 0 0";

  @TempDir private Path proc;

  @BeforeEach
  void machineHasNotDoneAnything() throws IOException {
    Files.writeString(proc.resolve("stat"), "cpu  0 0 0 0 0 0 0 0 0 0\ncpu0 0 0 0 0\n");
  }

  @Test
  void treeIsTheProcessWhatItStartedAndWhatHasEndedOfThat() throws IOException {
    process(10, "(postgres)", 1, "100 20 30 4");
    process(11, "(postgres)", 10, "7 0 0 0");
    process(12, "(sh)", 11, "0 1 0 0");
    process(13, "(stranger)", 1, "5000 0 0 0");

    CpuReading reading = new LinuxCpuMeter(proc).read(Map.of("PostgreSQL", 10L));

    assertThat(reading.byName()).containsOnly(Map.entry("PostgreSQL", ticks(162)));
  }

  @Test
  void commandsNameMayLookLikeFurtherFields() throws IOException {
    process(10, "(a) R 1 (b c)", 1, "1 2 3 4");

    assertThat(new LinuxCpuMeter(proc).read(Map.of("it", 10L)).byName())
        .containsEntry("it", ticks(10));
  }

  @Test
  void processThatIsGoneHasNoFigure() {
    assertThat(new LinuxCpuMeter(proc).read(Map.of("gone", 10L)).byName()).isEmpty();
  }

  @Test
  void machineIsBusyWithAllButIdlingAndWaiting() throws IOException {
    Files.writeString(proc.resolve("stat"), "cpu  10 2 3 400 50 6 7 8 9 1\n");

    assertThat(new LinuxCpuMeter(proc).read(Map.of()).machine())
        .contains(new MachineTimes(ticks(28), ticks(8), ticks(486)));
  }

  private void process(long pid, String command, long parent, String ticks) throws IOException {
    Path folder = Files.createDirectory(proc.resolve(Long.toString(pid)));
    Files.writeString(
        folder.resolve("stat"),
        String.format(
            Locale.ROOT,
            "%d %s S %d 1 1 0 -1 4194560 5 6 7 8 %s%s\n",
            pid,
            command,
            parent,
            ticks,
            AS_MANY_FURTHER_FIELDS_AS_THERE_ARE));
  }

  private static Duration ticks(long count) {
    return Duration.ofMillis(10 * count);
  }
}
