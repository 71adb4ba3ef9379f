package io.citylake.benchmarks.soak;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.run.JvmOptions;
import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.simulator.feed.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The settings of a run, as its file tells them.
 *
 * @param duration how long readings are sent
 * @param judgedFrom how long after the beginning the job has all the state that it will have
 * @param rate readings a second
 * @param citylake keys of Citylake's configuration, over its defaults
 */
record SoakSettings(
    @JsonProperty("durationSeconds") Duration duration,
    @JsonProperty("judgedFromSeconds") Duration judgedFrom,
    int rate,
    int sensors,
    int partitions,
    long seed,
    @JsonUnwrapped JvmOptions jvm,
    Map<String, String> citylake) {

  static SoakSettings of(
      Duration duration, int rate, CityLoad load, JvmOptions jvm, Map<String, String> citylake) {
    return new SoakSettings(
        duration,
        new JudgedFrom(citylake).anything(),
        rate,
        load.sensors(),
        load.partitions(),
        load.seed(),
        jvm,
        citylake);
  }

  /** A city that runs along with real time, each reading due at its event time. */
  SimulationSettings simulation(Instant start) {
    return new CityLoad(seed, sensors, Duration.ofMinutes(1), partitions).paced(start, rate);
  }
}
