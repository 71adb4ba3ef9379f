package io.citylake.benchmarks.batch;

import io.citylake.benchmarks.run.RoundsCommand;
import io.citylake.benchmarks.run.RunSettings;
import io.citylake.command.Faults;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** This command is {@code citylake bench batch}. */
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "How long the marts of a day take, the CPU time of a reading, and what DuckDB takes for the same marts of the same",
      "files. Starts servers of its own, brings two days of a simulated city into a lake by the streaming job, and lets",
      "the batch job make the marts of the first day (cold) and of the second (warm), then DuckDB. Holds the windows that",
      "were published against a plain computation, and all marts against DuckDB's: exit code 1 where they differ."
    })
public final class BatchBenchCommand extends RoundsCommand {
  private static final int LEAST = 100;
  private static final int MOST = 100_000_000;

  @Option(
      names = "--sizes",
      paramLabel = "N",
      split = ",",
      converter = DaySizeOption.class,
      description =
          "readings of a day, several by commas (default: 10k,1440k); 8640k is measured with --heap 4g")
  private List<DaySize> sizes = List.of(new DaySize(10_000), new DaySize(1_440_000));

  @Override
  protected Batch benchmark(Faults faults, PrintWriter out) {
    keepShape(faults, "the marts are held against those of 5-minute windows");
    List<DaySize> distinct = sizes.stream().distinct().toList();
    for (DaySize size : distinct) {
      faults.between("--sizes", size.readings(), LEAST, MOST);
      if (!size.dividesDay()) {
        faults.note("--sizes", size, "do not divide a day evenly: write for example 10k or 1440k");
      }
    }
    RunSettings run = run(faults, jvm(), keys());
    requireNone(faults, keys());
    return new Batch(new BatchSettings(run, seed(), distinct), place(), out);
  }
}
