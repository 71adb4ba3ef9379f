package io.citylake.command;

/** Causes are what lies beneath a failure. */
public final class Causes {
  private Causes() {}

  /** The innermost cause; {@code failure} itself where it has none. */
  public static Throwable root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The message of the innermost cause, in one line; its kind where it has none. */
  public static String innermost(Throwable failure) {
    Throwable cause = root(failure);
    return cause.getMessage() == null || cause.getMessage().isBlank()
        ? cause.getClass().getSimpleName()
        : cause.getMessage().strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** Whether {@code kind} is among the causes of {@code failure}, or is itself. */
  public static boolean include(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
