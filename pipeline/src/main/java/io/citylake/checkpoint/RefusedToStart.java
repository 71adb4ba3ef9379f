package io.citylake.checkpoint;

import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;

/** A job refuses with this where starting would lose or repeat records, so nothing was started. */
public final class RefusedToStart extends CommandFailed {
  private static final long serialVersionUID = 1L;

  /**
   * A start that is refused.
   *
   * @param query the query that cannot start, for example {@code windows}
   * @param finding what is in the way, in a sentence
   * @param remedy what a person can do about it
   */
  public RefusedToStart(String query, String finding, String remedy) {
    super(
        "citylake: refused to start the %s query%n  %s%n  %s"
            .formatted(query, finding, remedy.replace("\n", "\n  ")),
        finding,
        remedy,
        ExitCodes.BAD_CONFIGURATION,
        null);
  }

  @Override
  public String report() {
    return getMessage() + System.lineSeparator() + "exit code " + exitCode();
  }
}
