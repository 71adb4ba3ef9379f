package io.citylake.benchmarks.scale;

import io.citylake.benchmarks.run.JvmOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param records of the measured phase
 * @param citylakeKeys of Citylake's configuration, over its defaults
 * @param folder where the servers and the phases have their folders
 * @param json where the results go, too
 */
record ScaleSettings(
    List<Experiment> experiments,
    int rounds,
    long records,
    long seed,
    JvmOptions jvm,
    Map<String, String> citylakeKeys,
    Path folder,
    Optional<Path> json) {

  /** A new JVM is given so many records before those that are measured. */
  long coldRecords() {
    return Math.max(1, records / 4);
  }

  /** All there is to measure, in order. */
  List<ScaleCase> cases() {
    return experiments.stream()
        .flatMap(experiment -> experiment.cases(seed, records).stream())
        .toList();
  }
}
