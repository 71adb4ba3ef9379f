package io.citylake.doctor;

import java.time.Duration;
import java.util.Set;

/** One thing that must be right before anything starts. It changes nothing that it looks at. */
interface Check {
  /** What people call it; no two checks have the same name. */
  String name();

  /** The names of earlier checks without whose success this one can say nothing. */
  default Set<String> needs() {
    return Set.of();
  }

  /** How long it may look before that is a failure of its own. */
  default Duration limit() {
    return Duration.ofSeconds(10);
  }

  /**
   * Looks.
   *
   * @throws Exception where something is wrong that the check has no remedy for
   */
  Finding look() throws Exception;
}
