package io.citylake.benchmarks.batch;

import io.citylake.benchmarks.run.JvmOptions;
import io.citylake.benchmarks.stack.CityLoad;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param load its interval divides a day
 * @param citylakeKeys of Citylake's configuration, over its defaults
 * @param folder where the servers and the lake have their folders
 * @param json where the results go, too
 */
record BatchSettings(
    int rounds,
    CityLoad load,
    JvmOptions jvm,
    Map<String, String> citylakeKeys,
    Path folder,
    Optional<Path> json) {

  /** Readings of a day. */
  long recordsPerDay() {
    return load.sensors() * (Duration.ofDays(1).toMillis() / load.interval().toMillis());
  }
}
