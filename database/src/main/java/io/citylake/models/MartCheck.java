package io.citylake.models;

/** A mart's check is what must hold for a day of it before it is published. */
public sealed interface MartCheck {
  /** In words, as a person says it. */
  String name();

  Severity severity();

  /** What a check that does not hold leads to. */
  enum Severity {
    /** The day is not published. */
    FAIL,
    /** The day is published, and the report says so. */
    WARN
  }

  /**
   * Rows that must not be there.
   *
   * @param sql selects the bad rows; {@code this} is the day's part of the mart, the input views
   *     are there too
   */
  record NoRows(String name, String sql, Severity severity) implements MartCheck {}

  /**
   * As many rows as the day before, more or less.
   *
   * @param tolerance the share by which the counts may differ, for example 0.2
   */
  record CountLikeDayBefore(String name, double tolerance, Severity severity)
      implements MartCheck {}
}
