package io.citylake.describe.time;

import io.citylake.describe.guess.Confidence;
import io.citylake.describe.table.Table;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.words.Words;
import io.citylake.reading.Excerpt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Guesses which columns hold the event time, and how it is written there. */
public final class GuessTime {
  private static final Pattern DIGITS = Pattern.compile(".*\\d.*");

  /** What names nothing comes last. */
  private static final int NO_PLACE = 1000;

  private final Words words;
  private final Instant latest;
  private final MatchPattern patterns;

  /**
   * @param latest no sample holds later times
   */
  public GuessTime(Words words, Instant latest) {
    this.words = words;
    this.latest = latest;
    this.patterns = new MatchPattern(latest);
  }

  private record Candidate(TimeGuess guess, int place, double filled) {}

  /** The event time; empty where no column reads as one. */
  public Optional<TimeGuess> of(Table table) {
    List<Candidate> candidates = new ArrayList<>();
    for (TableColumn column : table.columns()) {
      candidate(column, table.size()).ifPresent(candidates::add);
    }
    List<Candidate> sorted =
        candidates.stream()
            .sorted(
                Comparator.comparing((Candidate c) -> c.filled < 0.5)
                    .thenComparingInt(Candidate::place))
            .toList();
    boolean hasTimeOfDay = !sorted.isEmpty() && !isDateAlone(sorted.get(0).guess);
    JoinTime join = new JoinTime(words, patterns);
    Optional<TimeGuess> guess =
        hasTimeOfDay
            ? Optional.of(chosen(sorted))
            : join.of(table)
                .or(() -> sorted.isEmpty() ? byName(table) : Optional.of(chosen(sorted)));
    return guess.map(time -> time.isLocal() ? join.zoned(table, time).orElse(time) : time);
  }

  /** What is named like a time may be one, though most of its texts cannot be read. */
  private Optional<TimeGuess> byName(Table table) {
    return table.columns().stream()
        .filter(column -> !column.isEmpty() && place(column) < NO_PLACE / 2)
        .min(Comparator.comparingInt(this::place))
        .map(
            column ->
                new TimeGuess(
                    List.of(column.name()),
                    "iso",
                    "UTC",
                    "named like one, but no pattern reads "
                        + Excerpt.of(column.present().get(0))
                        + " and the others",
                    Confidence.UNSURE,
                    "nothing in the sample tells the zone",
                    Confidence.UNSURE));
  }

  private static boolean isDateAlone(TimeGuess guess) {
    return TimePatterns.dates().contains(guess.pattern());
  }

  private static TimeGuess chosen(List<Candidate> sorted) {
    TimeGuess first = sorted.get(0).guess;
    if (sorted.size() == 1 || sorted.get(0).place < sorted.get(1).place) {
      return first;
    }
    return new TimeGuess(
        first.columns(),
        first.pattern(),
        first.zone(),
        first.by() + "; " + sorted.get(1).guess.columns().get(0) + " holds times, too",
        Confidence.UNSURE,
        first.zoneBy(),
        first.zoneConfidence());
  }

  private Optional<Candidate> candidate(TableColumn column, int size) {
    List<String> present =
        column.present().stream().filter(value -> !words.isMissing(value)).toList();
    int place = place(column);
    double filled = (double) present.size() / Math.max(1, size);
    Optional<TimeGuess> guess =
        column.numericShare() > 0.95 ? epoch(column, place) : text(column, present);
    return guess.map(time -> new Candidate(time, place, filled));
  }

  private Optional<TimeGuess> epoch(TableColumn column, int place) {
    Optional<String> epoch = MatchEpoch.of(column.numbers(), latest);
    if (epoch.isPresent()) {
      Confidence confidence = place < NO_PLACE ? Confidence.SURE : Confidence.LIKELY;
      return Optional.of(
          new TimeGuess(
              List.of(column.name()),
              epoch.get(),
              "",
              "as such they are times of our days",
              confidence,
              "",
              Confidence.SURE));
    }
    return column.isWhole() && place < NO_PLACE ? text(column, column.present()) : Optional.empty();
  }

  private Optional<TimeGuess> text(TableColumn column, List<String> present) {
    if (present.isEmpty() || !DIGITS.matcher(present.get(0)).matches()) {
      return Optional.empty();
    }
    return patterns.of(present).map(match -> guess(List.of(column), match));
  }

  /** The guess that the texts of {@code columns}, together, are written so. */
  static TimeGuess guess(List<TableColumn> columns, MatchPattern.Match match) {
    List<String> names = columns.stream().map(TableColumn::name).toList();
    String by = match.other().isEmpty() ? match.by() : match.by() + " (\"" + match.other() + "\")";
    if (!match.isLocal()) {
      return new TimeGuess(names, match.pattern(), "", by, match.confidence(), "", Confidence.SURE);
    }
    boolean isUtc =
        columns.stream()
            .flatMap(column -> column.labels().stream())
            .anyMatch(label -> ("_" + label + "_").contains("_utc_") || label.contains("gmt"));
    return new TimeGuess(
        names,
        match.pattern(),
        "UTC",
        by,
        match.confidence(),
        isUtc ? "the column's name says so" : "nothing in the sample tells the zone",
        isUtc ? Confidence.SURE : Confidence.UNSURE);
  }

  private int place(TableColumn column) {
    int best = NO_PLACE;
    for (String label : column.labels()) {
      int place = words.role("event_time").indexOf(label);
      best = place >= 0 ? Math.min(best, place) : best;
      if (place < 0 && Words.contains(label, words.role("event_time"))) {
        best = Math.min(best, NO_PLACE / 2);
      }
    }
    boolean isOther =
        column.labels().stream().anyMatch(label -> Words.contains(label, words.role("other_time")));
    return isOther ? best + NO_PLACE : best;
  }
}
