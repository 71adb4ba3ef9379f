package io.citylake.format.times;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * A time format says how a source writes its event times. Immutable and serializable; {@code
 * toString} says for people what is expected.
 *
 * <p>What a local time means that occurs twice, when the clocks go back, the format says ({@link
 * io.citylake.time.ClockChange}). One that never occurs, when they go forward, is no time: nothing
 * is guessed.
 */
public interface TimeFormat extends Serializable {

  /**
   * Microseconds since 1970-01-01T00:00:00Z, finer digits cut off; {@link
   * io.citylake.time.EventTime#INVALID} for text that is no such time.
   */
  long parseMicros(String text);

  /**
   * Why {@link #parseMicros} does not read {@code text}, for people.
   *
   * @param text one that it does not read
   */
  default String fault(String text) {
    return "it is not " + this;
  }

  /**
   * The text of an event time that is later by {@code by}, in the same form; what the form has no
   * place for is cut off.
   *
   * @param text one that {@link #parseMicros} can read
   * @param by negative for an earlier one
   */
  String shifted(String text, Duration by);

  /**
   * Whether {@code text} may be such a time: tells quickly what is written otherwise.
   *
   * @param text anything
   */
  default boolean resembles(String text) {
    return true;
  }

  /** Whether {@link #overlap} is more than zero for some texts. */
  default boolean isByOrder() {
    return false;
  }

  /**
   * By how much later the second of the two times is that a local time means by {@link
   * io.citylake.time.ClockChange#ORDER}: {@link #shifted} by that, it is the second. Zero for one
   * that tells already which it is, and for every other choice.
   *
   * @param text one that {@link #parseMicros} can read
   */
  default Duration overlap(String text) {
    return Duration.ZERO;
  }

  /**
   * Whether such times hold {@code separator} as often as joined fields put it between them.
   *
   * @param separator not empty
   */
  boolean isJoinedBy(String separator, int times);

  /** The smallest step that the form of {@code text} can show. */
  default Duration resolution(String text) {
    String one = shifted(text, Duration.ZERO);
    return List.of(
            Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1))
        .stream()
        .filter(step -> !shifted(text, step).equals(one))
        .findFirst()
        .orElse(Duration.ofDays(1));
  }
}
