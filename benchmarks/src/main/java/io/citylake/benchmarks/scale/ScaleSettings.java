package io.citylake.benchmarks.scale;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.run.RunSettings;

/**
 * The settings of a run, as its file tells them.
 *
 * @param records of the measured phase
 * @param coldRecords that each new JVM is given before
 */
record ScaleSettings(@JsonUnwrapped RunSettings run, long records, long coldRecords, long seed) {}
