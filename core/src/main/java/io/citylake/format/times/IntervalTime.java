package io.citylake.format.times;

import io.citylake.time.EventTime;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * An interval's time is ISO 8601's {@code start/end} or a single moment: a measurement over a time,
 * of which the description says which of its ends is the event time.
 *
 * @param moment how each of the ends is written
 * @param isStart whether the event time is the start of the interval
 */
public record IntervalTime(IsoTime moment, boolean isStart) implements TimeFormat {
  /** Such as {@code PT1H}, which may stand for one of the two ends. */
  private static final Pattern LENGTH = Pattern.compile("P[0-9YMWDTHS.,]+");

  @Override
  public long parseMicros(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return moment.parseMicros(text);
    }
    String wanted = isStart ? text.substring(0, slash) : text.substring(slash + 1);
    String other = isStart ? text.substring(slash + 1) : text.substring(0, slash);
    boolean isInterval = isLength(other) || moment.parseMicros(other) != EventTime.INVALID;
    return isInterval ? moment.parseMicros(wanted) : EventTime.INVALID;
  }

  @Override
  public String shifted(String text, Duration by) {
    int slash = text.indexOf('/');
    return slash < 0
        ? moment.shifted(text, by)
        : end(text.substring(0, slash), by) + '/' + end(text.substring(slash + 1), by);
  }

  @Override
  public boolean isJoinedBy(String separator, int times) {
    return times == 1 && (separator.equals("/") || moment.isJoinedBy(separator, times));
  }

  private String end(String text, Duration by) {
    return isLength(text) ? text : moment.shifted(text, by);
  }

  private static boolean isLength(String text) {
    return LENGTH.matcher(text).matches();
  }

  @Override
  public String toString() {
    return moment + ", or an interval of which the " + (isStart ? "start" : "end") + " counts";
  }
}
