package io.citylake.benchmarks.throughput;

import io.citylake.benchmarks.run.Choice;
import io.citylake.benchmarks.run.LoadOptions;
import io.citylake.benchmarks.run.RoundsCommand;
import io.citylake.command.DurationOption;
import io.citylake.command.Faults;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** This command is {@code citylake bench throughput}. */
@Command(
    name = "throughput",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Records a second and CPU time a record, against the naive way, a peer (Flink) and the limit of the machine.",
      "Starts servers of its own, fills topics from the simulator, lets the contestants run in turn, each in a JVM of its",
      "own, and compares what they wrote. Exit code 1 where two of them disagree or one fails."
    },
    footer = {
      "",
      "CONTESTANTS",
      "  limit, naive, citylake                              records into Parquet, and 5-minute windows",
      "  limit-records, naive-records, citylake-records      records alone",
      "  limit-windows, naive-windows, flink,",
      "  citylake-windows, citylake-no-deduplication         windows alone",
      "  limit-sliding, citylake-sliding                     5-minute windows that begin every minute",
      "",
      "FIGURES",
      "  Measured from the start of the first query (an engine's own start is told apart) until the last output is",
      "  written. CPU time is that of all processes: driver, broker, PostgreSQL. cold: the first records of a JVM;",
      "  warm: those after them, from a second topic. Records are counted by Kafka's offsets.",
      "",
      "EXAMPLES",
      "  everything, for publication:     bench throughput --rounds 5 --records 2000000 --json throughput.json",
      "  a look, in a minute or two:      bench throughput --rounds 1 --records 200000 --contestants limit,citylake"
    })
public final class ThroughputCommand extends RoundsCommand {
  private static final long MOST_RECORDS = 100_000_000;

  private static final Choice<Entrant> CONTESTANTS =
      new Choice<>("contestant", Entrant.all(), Entrant::name);

  @Mixin private LoadOptions load;

  @Option(
      names = "--contestants",
      paramLabel = "NAME,...",
      description = "who takes part; citylake* means all whose names begin so (default: all)")
  private Optional<String> contestants = Optional.empty();

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "of the cold phase (default: ${DEFAULT-VALUE})")
  private long records = 2_000_000;

  @Option(
      names = "--warm-records",
      paramLabel = "N",
      description = "of the warm phase (default: as many as of the cold one)")
  private Optional<Long> warmRecords = Optional.empty();

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      description =
          "event time between two reports of a sensor (default: 1m; with 10000 sensors a million records"
              + " fill 100 minutes, 20 windows)")
  private Duration interval = Duration.ofMinutes(1);

  @Override
  protected Throughput benchmark(Faults faults, PrintWriter out) {
    faults.between("--records", records, 1, MOST_RECORDS);
    warmRecords.ifPresent(number -> faults.between("--warm-records", number, 1, MOST_RECORDS));
    List<Entrant> entrants = CONTESTANTS.read(contestants, faults);
    Map<String, String> citylake = streamingKeys();
    ThroughputSettings settings =
        new ThroughputSettings(run(faults, jvm(), citylake), load.load(seed(), interval, faults));
    requireNone(faults, citylake);
    return new Throughput(entrants, records, warmRecords.orElse(records), settings, place(), out);
  }
}
