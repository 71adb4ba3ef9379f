package io.citylake.audit;

/**
 * Differences between the layers that have one cause.
 *
 * @param windows that differ
 * @param readings that are the cause, in windows that differ and in others
 */
public record Explained(long windows, long readings) {
  static final Explained NONE = new Explained(0, 0);

  Explained plus(Explained other) {
    return new Explained(windows + other.windows, readings + other.readings);
  }
}
