package io.citylake.timetravel;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person asks with this for the states of a mart that are to be compared.
 *
 * @param before a snapshot id, tag, branch or time; empty for the publication before the one that
 *     {@code after} holds
 * @param after likewise; empty for the published state
 * @param days the days to compare; empty for all whose files differ
 */
public record Asked(Optional<String> before, Optional<String> after, List<LocalDate> days) {
  public Asked {
    days = List.copyOf(days);
  }
}
