package io.citylake.tables;

/**
 * A lake's input is the state of it that a batch run reads: what is computed from one input agrees.
 *
 * @param records snapshot id of {@code raw.records}; {@link #EMPTY} for a table without any
 * @param repairs snapshot id of {@code raw.repairs}; {@link #EMPTY} for a table without any
 */
public record LakeInput(long records, long repairs) {
  /** The table had no snapshot, and so no row. */
  public static final long EMPTY = -1;
}
