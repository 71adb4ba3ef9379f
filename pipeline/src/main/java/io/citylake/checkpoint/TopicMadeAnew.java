package io.citylake.checkpoint;

import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;

/**
 * A query ends with this where a topic that its checkpoint reads is another one now, or gone:
 * nothing more may be committed.
 */
public final class TopicMadeAnew extends CommandFailed {
  private static final long serialVersionUID = 1L;

  TopicMadeAnew(String finding, String remedy) {
    super(
        finding + System.lineSeparator() + "  " + remedy, finding, remedy, ExitCodes.FAILED, null);
  }
}
