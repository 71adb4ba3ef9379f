package io.citylake.benchmarks.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.Faults;
import io.citylake.config.BadConfiguration;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BatchBenchCommandTest {

  @Test
  void dayHasAReadingOfEachSensorInEachInterval() {
    BatchSettings settings = parsed("--sensors", "1000", "--interval", "1m").settings;

    assertThat(settings.recordsPerDay()).isEqualTo(1_440_000);
    assertThat(settings.load().span(settings.recordsPerDay())).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void everyErrorIsSaidAtOnce() {
    assertThatThrownBy(() -> parsed("--interval", "7m", "--rounds", "0", "--heap", "big"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("3 configuration errors")
        .hasMessageContaining("does not divide a day");
  }

  private static Batch parsed(String... arguments) {
    BatchBenchCommand command = new BatchBenchCommand();
    CommandLine line = new CommandLine(command);
    line.parseArgs(arguments);
    return command.benchmark(
        Faults.of(line.getCommandSpec()), new PrintWriter(Writer.nullWriter()));
  }
}
