package io.citylake.postgres;

/** A commit's outcome says what became of an epoch's rows. */
public enum CommitOutcome {
  /** They are in the table now. */
  COMMITTED,
  /** The epoch was committed before; nothing was changed. */
  ALREADY_COMMITTED
}
