package io.citylake.benchmarks.batch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.run.RunSettings;
import java.util.List;

/**
 * The settings of a run, as its file tells them.
 *
 * @param sizes of the days that are measured, no two equal
 */
record BatchSettings(@JsonUnwrapped RunSettings run, long seed, List<DaySize> sizes) {

  BatchSettings {
    sizes = List.copyOf(sizes);
  }
}
