package io.citylake.benchmarks.scale;

import io.citylake.benchmarks.run.Choice;
import io.citylake.benchmarks.run.RoundsCommand;
import io.citylake.command.Faults;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** This command is {@code citylake bench scale}. */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "How the streaming job does the same work where one thing at a time is another. Starts servers of its own, fills",
      "topics from the simulator, and lets the job read each in a new JVM. Exit code 1 where a record is missing from",
      "the lake, a reading was dropped as late, or the job fails."
    },
    footer = {
      "",
      "EXPERIMENTS",
      "  cores        1 and 2 task slots (spark.master local[N])",
      "  workers      1 and 2 workers of a standalone cluster, one core each; the driver is a process more",
      "  partitions   1, 4 and 16 of the topic",
      "  sensors      1, 100, 10,000 and 100,000, that send the same number of records in the same event time",
      "  watermark    10 minutes, 1 hour and 6 hours, over 12 hours of event time; the windows query alone",
      "",
      "  What is not changed: both queries, as many task slots as cores, 4 partitions, 10,000 sensors, 10 minutes.",
      "",
      "FIGURES",
      "  Records a second and CPU time of all processes a record, of the warm phase: a quarter as many records went",
      "  through the same JVM before. Heap: the largest that a garbage collection left, of the driver. Resident: the",
      "  most that the processes of the job had in memory. State: the largest, as Spark counts it.",
      "",
      "EXAMPLES",
      "  for publication:           bench scale --rounds 3 --json scale.json",
      "  a look, in two minutes:    bench scale --rounds 1 --records 20000 --experiments cores,watermark"
    })
public final class ScaleCommand extends RoundsCommand {
  private static final Choice<Experiment> EXPERIMENTS =
      new Choice<>("experiment", List.of(Experiment.values()), Experiment::label);

  /** A watermark's batches and steps are parts of it. */
  private static final long FEWEST_RECORDS = 1_000;

  private static final long MOST_RECORDS = 100_000_000;

  @Option(
      names = "--experiments",
      paramLabel = "NAME,...",
      description = "which of them (default: all)")
  private Optional<String> experiments = Optional.empty();

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "of the measured phase (default: ${DEFAULT-VALUE})")
  private long records = 1_000_000;

  @Override
  protected Scale benchmark(Faults faults, PrintWriter out) {
    faults.between("--records", records, FEWEST_RECORDS, MOST_RECORDS);
    List<Experiment> chosen = EXPERIMENTS.read(experiments, faults);
    Map<String, String> citylake = streamingKeys();
    ScaleSettings settings =
        new ScaleSettings(run(faults, jvm(), citylake), records, records / 4, seed());
    requireNone(faults, citylake);
    return new Scale(chosen, settings, place(), out);
  }
}
