package io.citylake.localstack;

/** A lifetime says how long an embedded server lives. */
public enum Lifetime {
  /** It ends with the JVM that started it, however that one ends. */
  ATTACHED,
  /** It outlives the JVM that started it, until it is stopped. */
  DETACHED
}
