package io.citylake.benchmarks.batch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.run.RunSettings;
import io.citylake.benchmarks.stack.CityLoad;
import java.time.Duration;

/**
 * The settings of a run, as its file tells them.
 *
 * @param load its interval divides a day
 */
record BatchSettings(@JsonUnwrapped RunSettings run, CityLoad load, long recordsPerDay) {

  static BatchSettings of(RunSettings run, CityLoad load) {
    return new BatchSettings(
        run, load, load.sensors() * (Duration.ofDays(1).toMillis() / load.interval().toMillis()));
  }
}
