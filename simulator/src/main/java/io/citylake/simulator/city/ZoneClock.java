package io.citylake.simulator.city;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** A city's clocks, daylight-saving time and all. */
final class ZoneClock {
  /** No zone of today changes its offset within a quarter of an hour. */
  private static final long QUARTER_HOUR = 15 * Micros.MINUTE;

  private final ZoneRules rules;

  /** The last answer: time zone rules are slow to ask. */
  private volatile Offset last = new Offset(Long.MIN_VALUE, 0);

  private record Offset(long quarterHour, long micros) {}

  private ZoneClock(ZoneRules rules) {
    this.rules = rules;
  }

  static ZoneClock of(String zone) {
    return new ZoneClock(ZoneId.of(zone).getRules());
  }

  /** What the clocks show, as if they stood in UTC, microseconds since 1970-01-01T00:00. */
  long local(long micros) {
    long quarterHour = Math.floorDiv(micros, QUARTER_HOUR);
    Offset offset = last;
    if (offset.quarterHour != quarterHour) {
      Instant start = Instant.EPOCH.plusSeconds(quarterHour * QUARTER_HOUR / Micros.SECOND);
      offset = new Offset(quarterHour, rules.getOffset(start).getTotalSeconds() * Micros.SECOND);
      last = offset;
    }
    return micros + offset.micros;
  }
}
