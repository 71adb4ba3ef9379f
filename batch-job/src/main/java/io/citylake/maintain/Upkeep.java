package io.citylake.maintain;

/**
 * One step of one table, ready to be done.
 *
 * @param table with its namespace, for example {@code raw.records}
 * @param plan says what {@code work} would do and changes nothing
 */
record Upkeep(String table, Step step, Action plan, Action work) {

  /** Something that ends with an outcome. */
  interface Action {
    Outcome run() throws Exception;
  }
}
