package io.citylake.benchmarks.freshness;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.run.RunSettings;
import io.citylake.benchmarks.stack.CityLoad;
import java.time.Duration;
import java.util.List;

/**
 * The settings of a run, as its file tells them.
 *
 * @param rates readings a second, ascending
 * @param warmUp at the same rate, before what is measured
 * @param duration what is measured of each rate
 */
record FreshnessSettings(
    @JsonUnwrapped RunSettings run,
    List<Long> rates,
    @JsonProperty("warmUpSeconds") Duration warmUp,
    @JsonProperty("durationSeconds") Duration duration,
    long graceSeconds,
    long probesPerSecond,
    long servingPollMillis,
    long lakePollMillis,
    long seed,
    int sensors,
    int partitions) {

  static FreshnessSettings of(
      RunSettings run, List<Long> rates, Duration warmUp, Duration duration, CityLoad load) {
    return new FreshnessSettings(
        run,
        rates,
        warmUp,
        duration,
        MeasureRate.GRACE.toSeconds(),
        Schedule.PROBES_PER_SECOND,
        WatchServing.PAUSE.toMillis(),
        WatchLake.PAUSE.toMillis(),
        load.seed(),
        load.sensors(),
        load.partitions());
  }

  /** The city that sends; its interval does not count, because readings come by rate. */
  CityLoad load() {
    return new CityLoad(seed, sensors, Duration.ofMinutes(1), partitions);
  }
}
