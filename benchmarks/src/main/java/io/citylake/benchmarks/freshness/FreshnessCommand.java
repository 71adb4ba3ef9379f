package io.citylake.benchmarks.freshness;

import io.citylake.benchmarks.run.RoundsOptions;
import io.citylake.command.ExitCodes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake bench freshness}. Values are read, and judged, all at once. */
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
      "  PostgreSQL every 5 ms, and the lake's catalogue every 50 ms. One that is never seen counts as the slowest.",
      "  Cold start: from the start of the process until the first window can be seen, with 1000 records waiting in",
      "  Kafka. Then all rates in the same JVM, ascending, each after a warm-up; what one leaves unread is the burden of",
      "  the next.",
      "",
      "EXAMPLES",
      "  everything, for publication:   bench freshness --json freshness.json",
      "  a look, in some minutes:       bench freshness --rounds 1 --rates 1000 --warm-up 20s --duration 20s"
    })
public final class FreshnessCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RoundsOptions rounds;

  @Option(
      names = "--rates",
      paramLabel = "N,...",
      defaultValue = "1000,10000,50000",
      description = "readings a second (default: ${DEFAULT-VALUE})")
  private String rates;

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      defaultValue = "60s",
      description = "what is measured of each rate (default: ${DEFAULT-VALUE})")
  private String duration;

  @Option(
      names = "--warm-up",
      paramLabel = "DURATION",
      defaultValue = "60s",
      description = "before it, at the same rate (default: ${DEFAULT-VALUE})")
  private String warmUp;

  @Option(
      names = "--contestants",
      paramLabel = "NAME,...",
      defaultValue = "citylake,naive",
      description = "who takes part (default: ${DEFAULT-VALUE})")
  private String contestants;

  @Option(
      names = "--sensors",
      paramLabel = "N",
      defaultValue = "10000",
      description = "of all ten types (default: ${DEFAULT-VALUE})")
  private String sensors;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "of the topic (default: ${DEFAULT-VALUE})")
  private String partitions;

  @Override
  public Integer call() throws Exception {
    FreshnessSettings settings = FreshnessArguments.parse(given(), rounds.keys());
    boolean holds = new Freshness(settings, spec.commandLine().getOut()).run();
    return holds ? ExitCodes.DONE : ExitCodes.FAILED;
  }

  private Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    rounds.addTo(given);
    given.put("rates", rates);
    given.put("duration", duration);
    given.put("warm-up", warmUp);
    given.put("contestants", contestants);
    given.put("sensors", sensors);
    given.put("partitions", partitions);
    return given;
  }
}
