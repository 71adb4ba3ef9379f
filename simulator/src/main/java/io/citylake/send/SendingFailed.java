package io.citylake.send;

import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;

/**
 * Records could not be sent, or not all of them. The message says why and, on a second line, what
 * to do.
 */
public final class SendingFailed extends CommandFailed {
  private static final long serialVersionUID = 1L;

  public SendingFailed(String what, String remedy, Throwable cause) {
    super(what + "\n  " + remedy, what, remedy, ExitCodes.FAILED, cause);
  }
}
