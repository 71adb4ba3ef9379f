package io.citylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.citylake.command.Faults;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.simulator.feed.Fault;
import io.citylake.simulator.feed.FaultShares;
import io.citylake.simulator.feed.LiveClock;
import io.citylake.simulator.feed.SimulationSettings;
import io.citylake.time.EventTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulateArgumentsTest {
  private static final Instant NOW = Instant.parse("2026-01-16T12:00:00Z");
  private static final Instant YESTERDAY = Instant.parse("2026-01-15T00:00:00Z");
  private static final Instant TODAY = Instant.parse("2026-01-16T00:00:00Z");

  @TempDir private Path directory;

  @Test
  void defaultIsRealTimeFromNowWithoutAnEnd() {
    SimulationSettings settings = parse();

    assertThat(settings.sensors()).isEqualTo(1000);
    assertThat(settings.seed()).isEqualTo(42);
    assertThat(settings.clock().reportsPerSecond()).isEqualTo(100);
    assertThat(settings.clock().stepMicros()).isEqualTo(10_000);
    assertThat(EventTime.toInstant(settings.clock().micros(0))).isEqualTo(NOW);
    assertThat(settings.untilMicros()).isEqualTo(SimulationSettings.UNLIMITED);
    assertThat(settings.maxRecords()).isEqualTo(SimulationSettings.UNLIMITED);
    assertThat(settings.faults().of(Fault.LATE)).isEqualTo(0.005);
  }

  @Test
  void durationIsRealTime() {
    assertThat(until(parse("rate", "10", "duration", "10m"))).isEqualTo(NOW.plusSeconds(600));
    assertThat(until(parse("speed", "60", "from", YESTERDAY, "duration", "10m")))
        .isEqualTo(YESTERDAY.plusSeconds(36_000));
  }

  @Test
  void maximumRateIsLive() {
    SimulationSettings settings = parse("rate", "max", "duration", "1m");

    assertThat(settings.clock().reportsPerSecond()).isInfinite();
    assertThat(settings.clock()).isInstanceOf(LiveClock.class);
    assertThat(until(settings)).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void maximumRateFromThePastIsABackfill() {
    SimulationSettings settings =
        parse("rate", "max", "from", YESTERDAY, "until", TODAY, "sensors", "10", "interval", "5m");

    assertThat(settings.clock().stepMicros()).isEqualTo(30_000_000);
    assertThat(until(settings)).isEqualTo(TODAY);
  }

  @Test
  void cityTimeFasterThanTheClockEndsNow() {
    assertThat(until(parse("speed", "60", "from", YESTERDAY))).isEqualTo(NOW);
    assertThat(until(parse("rate", "max", "from", YESTERDAY))).isEqualTo(NOW);
  }

  @Test
  void faultsAreThoseNamedAndNoOthers() {
    FaultShares faults = parse("faults", "late=0.25, stuck=0.5").faults();

    assertThat(faults.of(Fault.LATE)).isEqualTo(0.25);
    assertThat(faults.of(Fault.STUCK)).isEqualTo(0.5);
    assertThat(faults.of(Fault.MALFORMED)).isZero();
    assertThat(parse("faults", "none").faults().of(Fault.LATE)).isZero();
  }

  @Test
  void clientPropertiesComeFromAFileAndAreNotShown() throws Exception {
    Path file = Files.writeString(directory.resolve("kafka"), "ssl.key.password=hush\n");

    KafkaTarget target = read(SimulateCommand::target, "kafka-properties", file);

    assertThat(target.kafka().properties()).containsExactly(Map.entry("ssl.key.password", "hush"));
    assertThat(target.toString()).doesNotContain("hush");
  }

  @Test
  void allErrorsAreReportedAtOnce() {
    assertThatThrownBy(
            () ->
                parse(
                    "rate", "quick",
                    "sensors", "0",
                    "seed", "x",
                    "count", "-1",
                    "from", "yesterday",
                    "faults", "late=2,lame=0.1",
                    "tempo", "2"))
        .isInstanceOf(BadConfiguration.class)
        .extracting(e -> ((BadConfiguration) e).problems(), LIST)
        .extracting(problem -> ((ConfigProblem) problem).key())
        .containsExactlyInAnyOrder(
            "--rate",
            "--sensors",
            "--seed",
            "--count",
            "--from",
            "--faults",
            "--faults",
            "arguments");
  }

  @Test
  void fileOfPropertiesThatIsNotThereIsRefused() {
    Path missing = directory.resolve("missing");

    assertThatThrownBy(() -> read(SimulateCommand::target, "kafka-properties", missing))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("--kafka-properties = " + missing);
  }

  @ParameterizedTest
  @CsvSource({
    "speed, 60, needs --from",
    "speed, 0, over 0",
    "rate, 0, over 0",
    "rate, NaN, over 0",
    "rate, 0.01, more than a minute of city time",
    "from, 2026-01-17T00:00:00Z, lies in the future",
    "until, 2026-01-16T11:00:00Z, must be after the start",
    "interval, 1m, only goes with --rate max and --from",
    "faults, 'late=0.6,malformed=0.6', more than all reports",
    "faults, dropped=0.6, from 0 to 0.5",
    "faults, late, write none",
  })
  void wrongValueIsRefusedWithItsRemedy(String option, String value, String remedy) {
    assertProblem(remedy, option, value);
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    assertProblem("leave one out", "until", "2026-01-17T00:00:00Z", "duration", "1m");
    assertProblem("only goes with a number as --rate", "rate", "max", "speed", "2");
    assertProblem(
        "end a backfill with --until", "rate", "max", "from", YESTERDAY, "duration", "1m");
    assertProblem(
        "lies in the future", "rate", "max", "from", YESTERDAY, "until", NOW.plusSeconds(1));
    assertProblem("ahead of the clock", "speed", "60", "from", YESTERDAY, "duration", "1h");
    assertProblem("shorten it", "rate", "max", "from", YESTERDAY, "sensors", 2, "interval", "1h");
  }

  private static void assertProblem(String remedy, Object... options) {
    assertThatThrownBy(() -> parse(options))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(remedy);
  }

  private static SimulationSettings parse(Object... options) {
    return read(SimulateArgumentsTest::settings, options);
  }

  private static SimulationSettings settings(SimulateCommand command, Faults faults) {
    return command.settings(faults, NOW);
  }

  private static <T> T read(BiFunction<SimulateCommand, Faults, T> reading, Object... options) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < options.length; i += 2) {
      arguments.add("--" + options[i] + "=" + options[i + 1]);
    }
    SimulateCommand command = new SimulateCommand();
    CommandLine line = new CommandLine(command);
    line.parseArgs(arguments.toArray(String[]::new));
    Faults faults = Faults.of(line.getCommandSpec());
    T read = reading.apply(command, faults);
    faults.orThrow();
    return read;
  }

  private static Instant until(SimulationSettings settings) {
    return EventTime.toInstant(settings.untilMicros());
  }
}
