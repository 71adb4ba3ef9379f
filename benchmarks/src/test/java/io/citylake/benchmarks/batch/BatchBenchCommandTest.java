package io.citylake.benchmarks.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.command.Faults;
import io.citylake.config.BadConfiguration;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BatchBenchCommandTest {

  @ParameterizedTest
  @CsvSource({"10k, 100, 864", "1440k, 1000, 60", "8640k, 6000, 60", "100, 100, 86400"})
  void daysReadingsComeFromSensorsThatReportEachMinuteOrMoreSeldom(
      String size, int sensors, long intervalSeconds) {
    DaySize day = parsed("--sizes", size).settings.sizes().get(0);
    CityLoad load = day.load(42);

    assertThat(load.sensors()).isEqualTo(sensors);
    assertThat(load.interval()).isEqualTo(Duration.ofSeconds(intervalSeconds));
    assertThat(load.span(day.readings())).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void sizesAreMeasuredInTheirOrderAndEachOnce() {
    assertThat(parsed("--sizes", "1440k,10k,10000").settings.sizes())
        .containsExactly(new DaySize(1_440_000), new DaySize(10_000));
  }

  @Test
  void everyErrorIsSaidAtOnce() {
    assertThatThrownBy(() -> parsed("--sizes", "10k,7,12345", "--rounds", "0", "--heap", "1"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("must be from 100 to")
        .hasMessageContaining("do not divide a day")
        .hasMessageContaining("--rounds")
        .hasMessageContaining("--heap");
  }

  @Test
  void aSizeThatIsNoNumberIsSaidWithTheOtherErrors() {
    assertThatThrownBy(() -> parsed("--sizes", "10k,many", "--rounds", "0"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("--sizes = many")
        .hasMessageContaining("write for example 10k")
        .hasMessageContaining("--rounds");
  }

  private static Batch parsed(String... arguments) {
    BatchBenchCommand command = new BatchBenchCommand();
    CommandLine line = new CommandLine(command);
    line.parseArgs(arguments);
    return command.benchmark(
        Faults.of(line.getCommandSpec()), new PrintWriter(Writer.nullWriter()));
  }
}
