package io.citylake.maintain;

/** The mode says whether maintenance changes anything. */
public enum Mode {
  /** It says what it would do. */
  DRY_RUN,
  /** It does it. */
  WORK
}
