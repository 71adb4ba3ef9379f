package io.citylake.checkpoint;

import io.citylake.command.CommandFailed;

/**
 * A driver ends with this where another one has started from its checkpoint and goes on with the
 * query; this one has to end.
 */
public final class TakenOver extends CommandFailed {
  private static final long serialVersionUID = 1L;

  /**
   * @param query the query that both have run, for example {@code records}
   * @param successor who has taken over
   * @param checkpoint the folder
   */
  TakenOver(String query, Driver successor, String checkpoint) {
    super(
        "another driver has taken over the %s query: %s, with the checkpoint %s. This one ends; what it had not committed is the other's to do."
            .formatted(query, successor, checkpoint));
  }
}
