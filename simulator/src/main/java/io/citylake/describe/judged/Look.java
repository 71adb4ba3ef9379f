package io.citylake.describe.judged;

import io.citylake.reading.Reading;

/** Looks at the readings of a sample as they come. */
@FunctionalInterface
public interface Look {
  /**
   * Looks at one.
   *
   * @param file the place of its file among the kind's files
   */
  void at(int file, Reading reading);
}
