package io.citylake.simulator.feed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A fault is what is planned to be wrong with a report. Each report has exactly one. */
public enum Fault {
  /** Nothing. */
  NONE,
  /**
   * A valid reading that was held up until its window was behind the watermark: 20 to 45 minutes.
   */
  LATE,
  /** A valid reading that comes after younger ones, but within the watermark: up to 4 minutes. */
  OUT_OF_ORDER,
  /** The bytes of a reading that was sent up to 2 minutes before, in place of one of its own. */
  DUPLICATE,
  /** One of the {@link Defect}s but for {@link Defect#OUT_OF_RANGE}. */
  MALFORMED,
  /** A metric that no such sensor can measure. */
  OUT_OF_RANGE,
  /** An event time decades ahead. */
  FUTURE,
  /** A sensor whose clock is always off by the same 5 to 120 seconds; its readings are valid. */
  CLOCK_SKEW,
  /** A sensor that sends nothing for half an hour: these reports are never sent. */
  DROPPED,
  /** A sensor that repeats the same values for half an hour; its readings are valid. */
  STUCK;

  /** Every fault but {@link #NONE}. */
  static final List<Fault> PLANNED = Arrays.asList(values()).subList(1, values().length);

  /** The name in options and in the answer key, for example {@code out_of_order}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a report with this fault can be sent a second time as a duplicate. */
  boolean isRepeatable() {
    return this == NONE || this == CLOCK_SKEW || this == STUCK;
  }
}
