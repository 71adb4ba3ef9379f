package io.citylake.benchmarks.throughput;

import io.citylake.benchmarks.run.JvmOptions;
import io.citylake.benchmarks.stack.CityLoad;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param records of the cold phase
 * @param warmRecords of the warm phase
 * @param citylakeKeys of Citylake's configuration, over its defaults
 * @param folder where the servers and the phases have their folders
 * @param json where the results go, too
 */
record ThroughputSettings(
    List<Entrant> entrants,
    int rounds,
    long records,
    long warmRecords,
    CityLoad load,
    JvmOptions jvm,
    Map<String, String> citylakeKeys,
    Path folder,
    Optional<Path> json) {}
