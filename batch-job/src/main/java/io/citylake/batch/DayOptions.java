package io.citylake.batch;

import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.time.UtcDay;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** These options tell a batch job its days. */
public final class DayOptions {
  @Option(names = "--date", paramLabel = "DAY", description = "one day, for example 2026-01-15")
  private String date;

  @Option(names = "--from", paramLabel = "DAY", description = "first day of a range")
  private String from;

  @Option(names = "--to", paramLabel = "DAY", description = "end of the range, exclusive")
  private String to;

  /** Whether any day was named. */
  boolean areGiven() {
    return date != null || from != null || to != null;
  }

  /**
   * The days named, in order. Days are UTC.
   *
   * @throws BadConfiguration with everything that is wrong, a day that is not over among it: its
   *     readings are still coming
   */
  List<LocalDate> days(Clock clock) {
    List<ConfigProblem> problems = new ArrayList<>();
    LocalDate first = LocalDate.EPOCH;
    LocalDate end = LocalDate.EPOCH;
    if (date != null && (from != null || to != null)) {
      problems.add(new ConfigProblem("--date", date, "", "give a day or a range, not both"));
    } else if (date != null) {
      first = parse("--date", date, problems);
      end = first.plusDays(1);
    } else if (from == null || to == null) {
      problems.add(
          new ConfigProblem(
              from == null ? "--from" : "--to", "", "", "a range needs --from and --to"));
    } else {
      first = parse("--from", from, problems);
      end = parse("--to", to, problems);
      if (problems.isEmpty() && !first.isBefore(end)) {
        problems.add(
            new ConfigProblem("--to", to, "", "the end is exclusive: it must lie after --from"));
      }
    }
    LocalDate today = UtcDay.today(clock).date();
    if (problems.isEmpty() && end.isAfter(today)) {
      problems.add(
          new ConfigProblem(
              date != null ? "--date" : "--to",
              date != null ? date : to,
              "",
              "the day is not over: the last one that is, is " + today.minusDays(1) + " (UTC)"));
    }
    if (!problems.isEmpty()) {
      throw new BadConfiguration(problems);
    }
    return first.datesUntil(end).toList();
  }

  private static LocalDate parse(String option, String text, List<ConfigProblem> problems) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      problems.add(new ConfigProblem(option, text, "", "not a day; write for example 2026-01-15"));
      return LocalDate.EPOCH;
    }
  }
}
