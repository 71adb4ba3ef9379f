package io.citylake.batch;

import io.citylake.command.DayOption;
import io.citylake.command.Faults;
import io.citylake.time.UtcDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Option;

/** These options tell a batch job its days. */
public final class DayOptions {
  private static final String DATE = "--date";
  private static final String FROM = "--from";
  private static final String TO = "--to";

  @Option(
      names = DATE,
      paramLabel = "DAY",
      converter = DayOption.class,
      description = "one day, for example 2026-01-15")
  private LocalDate date;

  @Option(
      names = FROM,
      paramLabel = "DAY",
      converter = DayOption.class,
      description = "first day of a range")
  private LocalDate from;

  @Option(
      names = TO,
      paramLabel = "DAY",
      converter = DayOption.class,
      description = "end of the range, exclusive")
  private LocalDate to;

  /**
   * The days named, in order; none where none was. Days are UTC. Notes what cannot be, a day that
   * is not over among it: its readings are still coming.
   */
  List<LocalDate> days(Clock clock, Faults faults) {
    boolean hasStart = faults.isGiven(FROM);
    boolean hasEnd = faults.isGiven(TO);
    if (faults.isGiven(DATE) && (hasStart || hasEnd)) {
      faults.note(DATE, "give a day or a range, not both");
    } else if (hasStart != hasEnd) {
      faults.missing(hasStart ? TO : FROM, "a range needs --from and --to");
    } else if (date != null) {
      return days(date, date.plusDays(1), DATE, clock, faults);
    } else if (from != null && to != null) {
      return days(from, to, TO, clock, faults);
    }
    return List.of();
  }

  private static List<LocalDate> days(
      LocalDate first, LocalDate end, String option, Clock clock, Faults faults) {
    if (!first.isBefore(end)) {
      faults.note(option, "the end is exclusive: it must lie after --from");
      return List.of();
    }
    LocalDate today = UtcDay.today(clock).date();
    if (end.isAfter(today)) {
      faults.note(
          option, "the day is not over: the last one that is, is " + today.minusDays(1) + " (UTC)");
    }
    return first.datesUntil(end).toList();
  }
}
