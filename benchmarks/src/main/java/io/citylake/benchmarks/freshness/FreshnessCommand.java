package io.citylake.benchmarks.freshness;

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
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** This command is {@code citylake bench freshness}. */
@Command(
    name = "freshness",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "How long from the moment that a reading is sent until it can be seen in PostgreSQL's serving views and in the",
      "lake. Starts servers of its own and sends readings at constant rates, while the streaming job, and what tutorials",
      "write instead, run with the triggers that they come with. Exit code 1 where one fails, or where a reading is not",
      "to be seen in Citylake's output within 30 s after the last was sent."
    },
    footer = {
      "",
      "FIGURES",
      "  A reading is sent by schedule, its latency counts from when it was due, even where the sender is late. 50 a",
      "  second are probes, each alone in a district of its own, so that it can be told when it is seen: by asking",
      "  PostgreSQL and the lake's catalogue many times a second. One that is never seen counts as the slowest.",
      "  Cold start: from the start of the process until the first window can be seen, with 1000 records waiting in",
      "  Kafka. Then all rates in the same JVM, ascending, each after a warm-up; what one leaves unread is the burden of",
      "  the next.",
      "",
      "EXAMPLES",
      "  everything, for publication:   bench freshness --json freshness.json",
      "  a look, in some minutes:       bench freshness --rounds 1 --rates 1000 --warm-up 20s --duration 20s"
    })
public final class FreshnessCommand extends RoundsCommand {
  private static final long MOST_READINGS_PER_SECOND = 1_000_000;

  private static final Choice<FreshnessEntrant> CONTESTANTS =
      new Choice<>("contestant", List.of(FreshnessEntrant.values()), FreshnessEntrant::label);

  @Mixin private LoadOptions load;

  @Option(
      names = "--rates",
      paramLabel = "N,...",
      split = ",",
      description = "readings a second (default: 1000,10000,50000)")
  private SortedSet<Long> rates = new TreeSet<>(List.of(1_000L, 10_000L, 50_000L));

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      description = "what is measured of each rate (default: 60s)")
  private Duration duration = Duration.ofSeconds(60);

  @Option(
      names = "--warm-up",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      description = "before it, at the same rate (default: 60s)")
  private Duration warmUp = Duration.ofSeconds(60);

  @Option(
      names = "--contestants",
      paramLabel = "NAME,...",
      description = "who takes part (default: citylake,naive)")
  private Optional<String> contestants = Optional.empty();

  @Override
  protected Freshness benchmark(Faults faults, PrintWriter out) {
    rates.forEach(rate -> faults.between("--rates", rate, 1, MOST_READINGS_PER_SECOND));
    keepShape(faults, "probes are looked for in 5-minute windows and in the lake");
    List<FreshnessEntrant> entrants = CONTESTANTS.read(contestants, faults);
    Map<String, String> citylake = streamingKeys();
    FreshnessSettings settings =
        FreshnessSettings.of(
            run(faults, jvm().withClassArchive(), citylake),
            List.copyOf(rates),
            warmUp,
            duration,
            load.load(seed(), Duration.ofMinutes(1), faults));
    requireNone(faults, citylake);
    return new Freshness(entrants, settings, place(), out);
  }
}
