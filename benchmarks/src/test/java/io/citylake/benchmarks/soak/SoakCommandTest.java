package io.citylake.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.Faults;
import io.citylake.config.BadConfiguration;
import io.citylake.simulator.feed.SimulationSettings;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SoakCommandTest {
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

  @Test
  void judgementBeginsAfterTheShortWatermarkAndAWindow() {
    assertThat(parsed().settings.judgedFrom()).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void filesAreJudgedWhenAsManyBatchesAreKeptAsEverWillBe() {
    JudgedFrom judgedFrom =
        new JudgedFrom(parsed("--set", "streaming.queries.records.trigger=1m").settings.citylake());

    assertThat(judgedFrom.of(Series.STATE_ROWS)).isEqualTo(Duration.ofMinutes(7));
    assertThat(judgedFrom.of(Series.METADATA_FILES)).isEqualTo(Duration.ofMinutes(12));
    assertThat(judgedFrom.of(Series.CHECKPOINT_FILES)).isEqualTo(Duration.ofMinutes(105));
  }

  @Test
  void citylakesKeysGoOverTheShortWatermark() {
    assertThat(parsed("--set", "streaming.watermark=1h").settings.judgedFrom())
        .isEqualTo(Duration.ofHours(2));
  }

  @Test
  void readingsAreDueAtTheirEventTimeAtAConstantRate() {
    SimulationSettings simulation = parsed("--rate", "5000").settings.simulation(START);

    assertThat(simulation.clock().reportsPerSecond()).isEqualTo(5000);
    assertThat(simulation.clock().micros(10_000))
        .isEqualTo(START.plusSeconds(2).getEpochSecond() * 1_000_000);
  }

  @Test
  void everyErrorIsSaidAtOnce() {
    assertThatThrownBy(() -> parsed("--duration", "soon", "--rate", "0", "--heap", "much"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("3 configuration errors")
        .hasMessageContaining("--duration = soon")
        .hasMessageContaining("--rate = 0")
        .hasMessageContaining("--heap = much");
  }

  private static Soak parsed(String... arguments) {
    SoakCommand command = new SoakCommand();
    CommandLine line = new CommandLine(command);
    line.parseArgs(arguments);
    return command.benchmark(
        Faults.of(line.getCommandSpec()), new PrintWriter(Writer.nullWriter()));
  }
}
