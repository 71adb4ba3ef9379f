package io.citylake.streaming.run;

import io.citylake.command.Causes;
import io.citylake.command.CommandFailed;
import java.util.Objects;

/**
 * A query dies with this where it failed and cannot go on; the application ends. Its checkpoint is
 * whole: the next start goes on from it.
 */
public final class QueryDied extends CommandFailed {
  private static final long serialVersionUID = 1L;

  public QueryDied(String query, Exception cause) {
    this(query, innermost(cause), cause);
  }

  private QueryDied(String query, String reason, Exception cause) {
    super("the " + query + " query died: " + reason, cause);
  }

  /**
   * Like {@link #QueryDied(String, Exception)}, in words of our own.
   *
   * @param reason with its remedy
   */
  static QueryDied because(String query, String reason, Exception cause) {
    return new QueryDied(query, reason, cause);
  }

  /** What went wrong in the end: what Spark makes of it on the way up fills pages with its plan. */
  private static String innermost(Throwable failure) {
    Throwable root = Causes.root(failure);
    String message = Objects.toString(root.getMessage(), "").lines().findFirst().orElse("");
    return root.getClass().getSimpleName() + (message.isBlank() ? "" : ": " + message);
  }
}
