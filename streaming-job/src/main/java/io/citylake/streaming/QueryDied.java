package io.citylake.streaming;

/**
 * A query failed and cannot go on; the application ends. Its checkpoint is whole: the next start
 * goes on from it.
 */
final class QueryDied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueryDied(String query, Exception cause) {
    super("the " + query + " query died: " + cause.getMessage(), cause);
  }
}
