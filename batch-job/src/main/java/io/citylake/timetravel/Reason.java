package io.citylake.timetravel;

import java.time.LocalDate;
import java.util.List;

/**
 * A reason says why a day differs.
 *
 * @param cause a sentence
 * @param arrivals the readings that make the difference; empty where none do or none are known
 * @param samples some of these readings
 */
public record Reason(
    LocalDate day, String cause, List<Arrivals> arrivals, List<ReadingSample> samples) {
  public Reason {
    arrivals = List.copyOf(arrivals);
    samples = List.copyOf(samples);
  }

  static Reason of(LocalDate day, String cause) {
    return new Reason(day, cause, List.of(), List.of());
  }
}
