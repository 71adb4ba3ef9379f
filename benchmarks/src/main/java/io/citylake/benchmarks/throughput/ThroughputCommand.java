package io.citylake.benchmarks.throughput;

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

/** {@code citylake bench throughput}. Values are read, and judged, all at once. */
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
public final class ThroughputCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RoundsOptions rounds;

  @Option(
      names = "--contestants",
      paramLabel = "NAME,...",
      description = "who takes part; citylake* means all whose names begin so (default: all)")
  private String contestants;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "of the cold phase (default: ${DEFAULT-VALUE})")
  private String records;

  @Option(
      names = "--warm-records",
      paramLabel = "N",
      description = "of the warm phase (default: as many as of the cold one)")
  private String warmRecords;

  @Option(
      names = "--sensors",
      paramLabel = "N",
      defaultValue = "10000",
      description = "of all ten types (default: ${DEFAULT-VALUE})")
  private String sensors;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      defaultValue = "1m",
      description =
          "event time between two reports of a sensor (default: ${DEFAULT-VALUE}; with 10000 sensors a million records"
              + " fill 100 minutes, 20 windows)")
  private String interval;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "of each topic (default: ${DEFAULT-VALUE})")
  private String partitions;

  @Override
  public Integer call() throws Exception {
    ThroughputSettings settings = ThroughputArguments.parse(given(), rounds.keys());
    boolean holds = new Throughput(settings, spec.commandLine().getOut()).run();
    return holds ? ExitCodes.DONE : ExitCodes.FAILED;
  }

  private Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    rounds.addTo(given);
    given.put("records", records);
    given.put("sensors", sensors);
    given.put("interval", interval);
    given.put("partitions", partitions);
    if (contestants != null) {
      given.put("contestants", contestants);
    }
    if (warmRecords != null) {
      given.put("warm-records", warmRecords);
    }
    return given;
  }
}
