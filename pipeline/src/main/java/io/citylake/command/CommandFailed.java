package io.citylake.command;

/** A command could not do its work, for a reason that a person can act on. */
public final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the cause and its remedy
   */
  public CommandFailed(String message) {
    super(message);
  }

  /** Like {@link #CommandFailed(String)}, with what lies beneath. */
  public CommandFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
