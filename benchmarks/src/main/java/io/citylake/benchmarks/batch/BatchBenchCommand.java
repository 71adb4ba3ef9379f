package io.citylake.benchmarks.batch;

import io.citylake.benchmarks.run.RoundsCommand;
import io.citylake.benchmarks.run.RunSettings;
import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.command.DurationOption;
import io.citylake.command.Faults;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** This command is {@code citylake bench batch}. */
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "How long the marts of a day take, and the CPU time of a reading. Starts servers of its own, brings two days of a",
      "simulated city into a lake by the streaming job, and lets the batch job make the marts of the first day (cold)",
      "and of the second (warm). Holds the windows that it published against a plain computation: exit code 1 where",
      "they differ."
    })
public final class BatchBenchCommand extends RoundsCommand {
  private static final int PARTITIONS = 4;

  @Option(
      names = "--sensors",
      paramLabel = "N",
      description = "of all ten types (default: ${DEFAULT-VALUE})")
  private int sensors = 1000;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      description =
          "between two reports of a sensor; divides a day (default: 1m; with 1000 sensors a day has"
              + " 1,440,000 readings)")
  private Duration interval = Duration.ofMinutes(1);

  @Override
  protected Batch benchmark(Faults faults, PrintWriter out) {
    faults.between("--sensors", sensors, 1, 100_000);
    if (Duration.ofDays(1).toMillis() % interval.toMillis() != 0) {
      faults.note("--interval", "does not divide a day: write for example 30s or 1m");
    }
    RunSettings run = run(faults, jvm(), keys());
    requireNone(faults, keys());
    CityLoad load = new CityLoad(seed(), sensors, interval, PARTITIONS);
    return new Batch(BatchSettings.of(run, load), place(), out);
  }
}
