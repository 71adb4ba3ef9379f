package io.citylake.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.command.Faults;
import io.citylake.config.BadConfiguration;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ThroughputCommandTest {

  @Test
  void everybodyTakesPartWhereNobodyIsNamed() {
    Throughput throughput =
        parsed("--records", "50000", "--interval", "30s", "--seed", "-1", "--sensors", "100");

    assertThat(throughput.entrants).isEqualTo(Entrant.all());
    assertThat(throughput.recordsOfPhases).isEqualTo(Map.of("cold", 50_000L, "warm", 50_000L));
    assertThat(throughput.settings.load())
        .isEqualTo(new CityLoad(-1, 100, Duration.ofSeconds(30), 4));
    assertThat(throughput.settings.run().rounds()).isEqualTo(3);
  }

  @Test
  void contestantsComeInTheOrderInWhichTheyAreNamed() {
    assertThat(parsed("--contestants", "flink, limit,citylake-s*").entrants)
        .extracting(Entrant::name)
        .containsExactly("flink", "limit", "citylake-sliding");
  }

  @Test
  void citylakesKeysGoOverOneTaskForEachCore() {
    String key = "streaming.shuffle-partitions";

    assertThat(parsed().settings.run().citylake())
        .containsEntry(key, Integer.toString(Runtime.getRuntime().availableProcessors()));
    assertThat(parsed("--set", key + "=7").settings.run().citylake()).containsEntry(key, "7");
  }

  @Test
  void furtherJvmOptionsAreSeparatedByBlanks() {
    assertThat(parsed("--jvm-options", "-XX:+UseSerialGC  -Dx=y").settings.run().jvm().further())
        .isEqualTo(List.of("-XX:+UseSerialGC", "-Dx=y"));
  }

  @Test
  void everyErrorIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                parsed(
                    "--contestants",
                    "limit,spark",
                    "--rounds",
                    "0",
                    "--heap",
                    "much",
                    "--records",
                    "1e6.5",
                    "--turbo"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("5 configuration errors")
        .hasMessageContaining("--contestants = spark")
        .hasMessageContaining("citylake-no-deduplication")
        .hasMessageContaining("--rounds = 0")
        .hasMessageContaining("--heap = much")
        .hasMessageContaining("--records = 1e6.5")
        .hasMessageContaining("--turbo");
  }

  @Test
  void keyThatCitylakeDoesNotKnowIsABadArgument() {
    assertThatThrownBy(() -> parsed("--set", "streaming.shufle-partitions=2"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("did you mean streaming.shuffle-partitions");
  }

  private static Throughput parsed(String... arguments) {
    ThroughputCommand command = new ThroughputCommand();
    CommandLine line = new CommandLine(command);
    line.parseArgs(arguments);
    return command.benchmark(
        Faults.of(line.getCommandSpec()), new PrintWriter(Writer.nullWriter()));
  }
}
