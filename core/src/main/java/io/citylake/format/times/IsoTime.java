package io.citylake.format.times;

import io.citylake.time.ClockChange;
import io.citylake.time.EventTime;
import io.citylake.time.IsoMoment;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * ISO times are ISO 8601 as {@link IsoMoment} reads it: with {@code Z} or an offset, or, where the
 * source has a zone, a local time.
 *
 * @param zone of times that carry no offset; null where every time must carry one
 * @param change what a local time means that occurs twice
 */
public record IsoTime(ZoneId zone, ClockChange change) implements TimeFormat {

  /** The same where a local time that occurs twice is the first of the two. */
  public IsoTime(ZoneId zone) {
    this(zone, ClockChange.FIRST);
  }

  @Override
  public long parseMicros(String text) {
    return EventTime.microsOrInvalid(moment(text).instant(zone, change));
  }

  private IsoMoment moment(String text) {
    return IsoMoment.of(isByOrder() ? OffsetBehind.closedUp(text) : text);
  }

  @Override
  public String fault(String text) {
    IsoMoment moment = moment(text);
    Instant instant = moment.instant(zone, change);
    return instant == null ? moment.fault() : "the year is not one of 0001 to 9999";
  }

  @Override
  public String shifted(String text, Duration by) {
    IsoMoment moment = moment(text);
    if (moment.offset() != null) {
      OffsetDateTime shifted = OffsetDateTime.of(moment.local(), moment.offset()).plus(by);
      return separatedAs(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(shifted));
    }
    Instant shifted = moment.instant(zone, change).plus(by);
    String local = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(shifted.atZone(zone));
    return separatedAs(text, local + change.behind(shifted, zone));
  }

  /** Between date and time stands what stood there. */
  private static String separatedAs(String text, String iso) {
    boolean isExtended = text.charAt(4) == '-';
    return iso.replace('T', text.charAt((isExtended ? "2026-01-15" : "20260115").length()));
  }

  @Override
  public boolean isByOrder() {
    return change == ClockChange.ORDER;
  }

  @Override
  public Duration overlap(String text) {
    IsoMoment moment = moment(text);
    return isByOrder() && moment.offset() == null
        ? ClockChange.overlap(moment.local(), zone)
        : Duration.ZERO;
  }

  @Override
  public boolean isJoinedBy(String separator, int times) {
    return times == 1 && List.of("T", "t", " ").contains(separator);
  }

  @Override
  public String toString() {
    return zone == null
        ? "ISO 8601 with Z or an offset"
        : "ISO 8601, local in " + zone + " where it has no offset";
  }
}
