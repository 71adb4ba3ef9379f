package io.citylake.benchmarks.freshness;

import io.citylake.benchmarks.run.JvmOptions;
import io.citylake.benchmarks.stack.CityLoad;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param rates readings a second, ascending
 * @param duration what is measured of each rate
 * @param warmUp before it, at the same rate
 * @param load its interval does not count: readings come by rate
 * @param citylakeKeys of Citylake's configuration, over its defaults
 * @param folder where the servers and the phases have their folders
 * @param json where the results go, too
 */
record FreshnessSettings(
    List<Entrant> entrants,
    int rounds,
    List<Long> rates,
    Duration duration,
    Duration warmUp,
    CityLoad load,
    JvmOptions jvm,
    Map<String, String> citylakeKeys,
    Path folder,
    Optional<Path> json) {}
