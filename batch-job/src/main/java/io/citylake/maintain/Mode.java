package io.citylake.maintain;

/** Whether maintenance changes anything. */
public enum Mode {
  /** It says what it would do. */
  DRY_RUN,
  /** It does it. */
  WORK
}
