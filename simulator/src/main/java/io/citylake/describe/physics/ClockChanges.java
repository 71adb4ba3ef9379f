package io.citylake.describe.physics;

import io.citylake.describe.guess.Confidence;
import io.citylake.describe.guess.Guess;
import io.citylake.reading.Reading;
import io.citylake.time.EventTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the zone of local times by the hour that the clocks skip in spring: where it holds
 * readings, the times are not that zone's; where only it holds none, they are.
 */
public final class ClockChanges {
  static final Instant RECENT = Instant.parse("2024-01-01T00:00:00Z");

  /** One zone for each way to change the clocks, where many people live. */
  private static final List<ZoneId> WAYS =
      List.of(
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Europe/London"),
          ZoneId.of("Europe/Helsinki"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Australia/Sydney"));

  private final Map<LocalDateTime, Integer> readingsByHour = new HashMap<>();
  private LocalDateTime first = LocalDateTime.MAX;
  private LocalDateTime last = LocalDateTime.MIN;
  private double latitudes;
  private double longitudes;
  private long fixes;

  /** What the changes of the clocks say of a zone. */
  private enum Verdict {
    HELD,
    POSSIBLE,
    REFUTED,
    NOT_SEEN
  }

  /** Looks at a reading whose local time was read as if in UTC. */
  public void at(Reading reading) {
    LocalDateTime local =
        LocalDateTime.ofInstant(EventTime.toInstant(reading.eventTimeMicros()), ZoneOffset.UTC);
    readingsByHour.merge(local.truncatedTo(ChronoUnit.HOURS), 1, Integer::sum);
    first = local.isBefore(first) ? local : first;
    last = local.isAfter(last) ? local : last;
    boolean isFix = Math.abs(reading.latitude()) > 1 || Math.abs(reading.longitude()) > 1;
    if (isFix) {
      latitudes += reading.latitude();
      longitudes += reading.longitude();
      fixes++;
    }
  }

  /** What tells the zone; empty where nothing does. */
  public Optional<Guess<String>> zone() {
    if (readingsByHour.isEmpty()) {
      return Optional.empty();
    }
    return fixes == 0 ? byWays() : nearPositions();
  }

  private Optional<Guess<String>> nearPositions() {
    ZoneId near = new ZonePlaces().near(latitudes / fixes, longitudes / fixes);
    return Optional.of(
        switch (verdict(near)) {
          case HELD ->
              Guess.likely(
                  near.getId(),
                  "the positions lie there, and no reading is of an hour that its clocks skip");
          case REFUTED ->
              new Guess<>(
                  "UTC",
                  "not of "
                      + near
                      + ", where the positions lie: there are readings of the hour that its clocks"
                      + " skip",
                  Confidence.LIKELY);
          case POSSIBLE ->
              Guess.unsure(
                  near.getId(),
                  "the positions lie in " + near + ", and no reading speaks against it");
          case NOT_SEEN ->
              Guess.unsure(
                  "UTC",
                  "no offset is written, and no change of the clocks lies in the sample; the"
                      + " positions lie in "
                      + near);
        });
  }

  private Optional<Guess<String>> byWays() {
    for (ZoneId way : WAYS) {
      if (verdict(way) == Verdict.HELD) {
        boolean isOneOffset = way.getId().startsWith("Europe");
        String by = "no reading is of an hour that the clocks skip in " + way;
        return Optional.of(
            isOneOffset
                ? Guess.likely(way.getId(), by)
                : Guess.unsure(way.getId(), by + ", as in other zones there"));
      }
    }
    boolean areAllRefuted = WAYS.stream().allMatch(way -> verdict(way) == Verdict.REFUTED);
    return areAllRefuted
        ? Optional.of(
            Guess.likely("UTC", "there are readings of hours that clocks skip everywhere"))
        : Optional.empty();
  }

  private Verdict verdict(ZoneId zone) {
    int changes = 0;
    int held = 0;
    Instant end = last.toInstant(ZoneOffset.UTC);
    ZoneOffsetTransition change =
        zone.getRules().nextTransition(first.toInstant(ZoneOffset.UTC).minus(1, ChronoUnit.DAYS));
    while (change != null && change.getInstant().isBefore(end)) {
      if (change.isGap()) {
        LocalDateTime skipped = change.getDateTimeBefore().truncatedTo(ChronoUnit.HOURS);
        boolean isSeen = count(skipped.minusHours(1)) > 0 && count(skipped.plusHours(1)) > 0;
        if (count(skipped) > 0) {
          return Verdict.REFUTED;
        }
        changes++;
        held += isSeen ? 1 : 0;
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
    if (held > 0) {
      return Verdict.HELD;
    }
    return changes > 0 ? Verdict.POSSIBLE : Verdict.NOT_SEEN;
  }

  private int count(LocalDateTime hour) {
    return readingsByHour.getOrDefault(hour, 0);
  }
}
