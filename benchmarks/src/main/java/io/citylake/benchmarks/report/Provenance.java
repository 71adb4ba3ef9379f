package io.citylake.benchmarks.report;

import java.time.Instant;

/**
 * The provenance of a report tells which benchmark ran, when and where.
 *
 * @param benchmark its name on the command line
 * @param written when the figures were written last: a run writes them as they come in
 */
public record Provenance(String benchmark, Instant began, Instant written, Machine machine) {

  /** A line of the published page. */
  public String line() {
    return "Machine: " + machine.text() + ". Began " + began + ".";
  }
}
