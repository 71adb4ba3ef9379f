package io.citylake.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * A clock change is what a source's local time means that occurs twice, when the clocks go back.
 * One that never occurs, when they go forward, is no time whatever the choice: nothing is guessed.
 */
public enum ClockChange {
  /** The first of the two. */
  FIRST,
  /** The second of the two. */
  SECOND,
  /** Neither: such a time is none. */
  REFUSE,
  /** The one whose offset stands behind it; the first where none does. */
  ORDER;

  /**
   * The instant of a local time without an offset; null where the clocks skip it, or where it
   * occurs twice and neither is meant.
   */
  public Instant instant(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty() || (this == REFUSE && offsets.size() > 1)) {
      return null;
    }
    return local.toInstant(offsets.get(this == SECOND ? offsets.size() - 1 : 0));
  }

  /** Why {@link #instant} has none, for people; null where it has one. */
  public String fault(LocalDateTime local, ZoneId zone) {
    int occurs = zone.getRules().getValidOffsets(local).size();
    if (occurs == 0) {
      return "the clocks of " + zone + " skip it";
    }
    return this == REFUSE && occurs > 1
        ? "it occurs twice in " + zone + ", where the clocks go back then, and has no offset"
        : null;
  }

  /**
   * What must stand behind the local time of {@code instant} so that it is read as that instant:
   * the offset of the second of two where the choice is {@link #ORDER}, else nothing.
   */
  public String behind(Instant instant, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
    boolean isFirst = this != ORDER || instant.equals(instant(local, zone));
    return isFirst ? "" : zone.getRules().getOffset(instant).getId();
  }

  /** By how much later than the first of two the second is; zero where there are no two. */
  public static Duration overlap(LocalDateTime local, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change == null || change.isGap() ? Duration.ZERO : change.getDuration().negated();
  }
}
