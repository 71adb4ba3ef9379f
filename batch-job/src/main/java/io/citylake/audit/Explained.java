package io.citylake.audit;

/**
 * Explained differences between the layers have one cause in common.
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
