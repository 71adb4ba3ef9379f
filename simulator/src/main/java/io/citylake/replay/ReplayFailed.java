package io.citylake.replay;

/** The replay could not go on. The message says why and, on a second line, what to do. */
public final class ReplayFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReplayFailed(String what, String remedy, Throwable cause) {
    super(what + "\n  " + remedy, cause);
  }
}
