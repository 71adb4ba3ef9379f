package io.citylake.benchmarks.throughput;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.run.RunSettings;
import io.citylake.benchmarks.stack.CityLoad;

/** The settings of a run, as its file tells them. */
record ThroughputSettings(@JsonUnwrapped RunSettings run, @JsonUnwrapped CityLoad load) {}
