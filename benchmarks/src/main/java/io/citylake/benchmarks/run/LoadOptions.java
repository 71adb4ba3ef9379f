package io.citylake.benchmarks.run;

import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.command.Faults;
import java.time.Duration;
import picocli.CommandLine.Option;

/** These options size the city whose records are read. */
public final class LoadOptions {
  @Option(
      names = "--sensors",
      paramLabel = "N",
      description = "of all ten types; they report in turn (default: ${DEFAULT-VALUE})")
  private int sensors = 10_000;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "of each topic (default: ${DEFAULT-VALUE})")
  private int partitions = 4;

  /**
   * The load that was asked for.
   *
   * @param interval event time between two reports of a sensor
   */
  public CityLoad load(long seed, Duration interval, Faults faults) {
    faults.between("--sensors", sensors, 1, 1_000_000);
    faults.between("--partitions", partitions, 1, 1000);
    return new CityLoad(seed, sensors, interval, partitions);
  }
}
