package io.citylake.format.times;

import io.citylake.time.EventTime;
import io.citylake.time.IsoMoment;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * ISO times are ISO 8601 as {@link IsoMoment} reads it: with {@code Z} or an offset, or, where the
 * source has a zone, a local time.
 *
 * @param zone of times that carry no offset; null where every time must carry one
 */
public record IsoTime(ZoneId zone) implements TimeFormat {

  @Override
  public long parseMicros(String text) {
    return EventTime.microsOrInvalid(IsoMoment.of(text).instant(zone));
  }

  @Override
  public String fault(String text) {
    IsoMoment moment = IsoMoment.of(text);
    Instant instant = moment.instant(zone);
    return instant == null ? moment.fault() : "the year is not one of 0001 to 9999";
  }

  @Override
  public String shifted(String text, Duration by) {
    IsoMoment moment = IsoMoment.of(text);
    return moment.offset() != null
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            OffsetDateTime.of(moment.local(), moment.offset()).plus(by))
        : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.instant(zone).plus(by).atZone(zone));
  }

  @Override
  public String toString() {
    return zone == null
        ? "ISO 8601 with Z or an offset"
        : "ISO 8601, local in " + zone + " where it has no offset";
  }
}
