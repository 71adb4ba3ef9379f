package io.citylake.streaming.kappa;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A point as somebody asked for it.
 *
 * @param text as it was typed
 * @param time empty where it is no time
 */
record AskedPoint(String text, Optional<Instant> time, ReplayPoint point) {
  static final String TIME_REMEDY = "a time such as 2026-01-15T08:00:00Z";

  /** A point that is no time. */
  static AskedPoint of(String text, ReplayPoint point) {
    return new AskedPoint(text, Optional.empty(), point);
  }

  /** The point at a time of arrival; empty where {@code text} is none. */
  static Optional<AskedPoint> time(String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      return Optional.of(new AskedPoint(text, Optional.of(time), ReplayPoint.arrivalAt(time)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether both are times, of which this one does not come first. */
  boolean isNotBefore(AskedPoint end) {
    return time.isPresent() && end.time.isPresent() && !time.get().isBefore(end.time.get());
  }

  @Override
  public String toString() {
    return text;
  }
}
