package io.citylake.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.Faults;
import io.citylake.config.BadConfiguration;
import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ScaleCommandTest {

  @Test
  void allExperimentsAreDoneWhereNoneIsNamed() {
    Scale scale = parsed("--records", "50000");

    assertThat(scale.cases).extracting(ScaleCase::experiment).contains(Experiment.values());
    assertThat(scale.settings.coldRecords()).isEqualTo(12_500);
  }

  @Test
  void experimentsComeInTheOrderInWhichTheyAreNamed() {
    assertThat(parsed("--experiments", "watermark, cores").cases)
        .extracting(ScaleCase::experiment)
        .startsWith(Experiment.WATERMARK)
        .endsWith(Experiment.CORES)
        .containsOnly(Experiment.WATERMARK, Experiment.CORES);
  }

  @Test
  void everyErrorIsSaidAtOnce() {
    assertThatThrownBy(
            () -> parsed("--experiments", "cores,weather", "--records", "5", "--heap", "much"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("3 configuration errors")
        .hasMessageContaining("--experiments = weather")
        .hasMessageContaining("partitions")
        .hasMessageContaining("--records = 5")
        .hasMessageContaining("--heap = much");
  }

  private static Scale parsed(String... arguments) {
    ScaleCommand command = new ScaleCommand();
    CommandLine line = new CommandLine(command);
    line.parseArgs(arguments);
    return command.benchmark(
        Faults.of(line.getCommandSpec()), new PrintWriter(Writer.nullWriter()));
  }
}
