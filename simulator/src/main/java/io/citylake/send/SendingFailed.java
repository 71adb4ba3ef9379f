package io.citylake.send;

/**
 * Records could not be sent, or not all of them. The message says why and, on a second line, what
 * to do.
 */
public final class SendingFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SendingFailed(String what, String remedy, Throwable cause) {
    super(what + "\n  " + remedy, cause);
  }
}
