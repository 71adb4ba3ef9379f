package io.citylake.localstack;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The local stack fails with this where it cannot do what was asked; the message names the cause
 * and the remedy, one a line.
 */
public final class StackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StackException(String what, String cause, String remedy) {
    super(what + "\n  cause   " + indented(cause) + "\n  remedy  " + indented(remedy));
  }

  StackException(String what, Throwable cause, String remedy) {
    this(what, String.valueOf(cause.getMessage()), remedy);
    initCause(cause);
  }

  private StackException(String message) {
    super(message);
  }

  /** One exception that says all that went wrong. */
  static StackException all(List<StackException> failures) {
    var messages = failures.stream().map(Throwable::getMessage).collect(Collectors.joining("\n"));
    var all = new StackException(messages);
    failures.forEach(all::addSuppressed);
    return all;
  }

  private static String indented(String text) {
    return text.strip().replace("\n", "\n          ");
  }
}
