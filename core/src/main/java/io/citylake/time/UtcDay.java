package io.citylake.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A day in UTC, half-open: from its midnight up to the next one, exclusive. */
public record UtcDay(LocalDate date) {
  /** The day in which {@code moment} lies. */
  public static UtcDay of(Instant moment) {
    return new UtcDay(LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }

  /** The day that it is by {@code clock}, whatever its zone. */
  public static UtcDay today(Clock clock) {
    return of(clock.instant());
  }

  /** The first moment of the day. */
  public Instant start() {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first moment of the day after. */
  public Instant end() {
    return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
