package io.citylake.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.Faults;
import io.citylake.config.BadConfiguration;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FreshnessCommandTest {

  @Test
  void ratesAscendWhateverTheirOrderEachOnce() {
    assertThat(parsed("--rates", "10000,500,10000").settings.rates())
        .containsExactly(500L, 10_000L);
  }

  @Test
  void settingsAreWhatWasGiven() {
    Freshness freshness =
        parsed(
            "--contestants",
            "naive,citylake",
            "--warm-up",
            "2m",
            "--duration",
            "60s",
            "--sensors",
            "100",
            "--set",
            "lake.catalog=other");

    assertThat(freshness.entrants)
        .containsExactly(FreshnessEntrant.NAIVE, FreshnessEntrant.CITYLAKE);
    assertThat(freshness.settings.warmUp()).isEqualTo(Duration.ofMinutes(2));
    assertThat(freshness.settings.duration()).isEqualTo(Duration.ofMinutes(1));
    assertThat(freshness.settings.load().sensors()).isEqualTo(100);
    assertThat(freshness.settings.run().citylake())
        .containsEntry("lake.catalog", "other")
        .containsKey("streaming.shuffle-partitions");
  }

  @Test
  void everyErrorIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                parsed(
                    "--rates=1000,0",
                    "--contestants=flink",
                    "--duration=-1s",
                    "--heap=all",
                    "--set=streaming.window.slide=1m"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("5 configuration errors")
        .hasMessageContaining("--rates = 0")
        .hasMessageContaining("there are citylake, naive")
        .hasMessageContaining("--duration = -1s")
        .hasMessageContaining("--heap = all")
        .hasMessageContaining("streaming.window.slide");
  }

  @Test
  void keyThatCitylakeDoesNotKnowIsABadArgument() {
    assertThatThrownBy(() -> parsed("--set", "streaming.triger=2"))
        .isInstanceOf(BadConfiguration.class);
  }

  private static Freshness parsed(String... arguments) {
    FreshnessCommand command = new FreshnessCommand();
    CommandLine line = new CommandLine(command);
    line.parseArgs(arguments);
    return command.benchmark(
        Faults.of(line.getCommandSpec()), new PrintWriter(Writer.nullWriter()));
  }
}
