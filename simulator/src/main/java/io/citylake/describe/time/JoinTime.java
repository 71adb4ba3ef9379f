package io.citylake.describe.time;

import io.citylake.describe.table.Table;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds columns that give the event time together: date and time of day, or year to hour. */
final class JoinTime {
  private final Words words;
  private final MatchPattern patterns;

  JoinTime(Words words, MatchPattern patterns) {
    this.words = words;
    this.patterns = patterns;
  }

  /** The guess; empty where no columns make times together. */
  Optional<TimeGuess> of(Table table) {
    return dateAndTime(table).or(() -> parts(table));
  }

  private Optional<TimeGuess> dateAndTime(Table table) {
    for (TableColumn date : named(table, "date")) {
      for (TableColumn time : named(table, "time")) {
        if (!time.name().equals(date.name())) {
          List<TableColumn> both = List.of(date, time);
          Optional<TimeGuess> guess =
              joined(table, withZone(table, both)).or(() -> joined(table, both));
          if (guess.isPresent()) {
            return guess;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The local times of {@code guess} with the zone beside them; empty where there is none. */
  Optional<TimeGuess> zoned(Table table, TimeGuess guess) {
    List<TableColumn> columns =
        withZone(table, guess.columns().stream().flatMap(n -> table.column(n).stream()).toList());
    boolean hasZone = columns.size() > guess.columns().size();
    return hasZone ? joined(table, columns).filter(joined -> !joined.isLocal()) : Optional.empty();
  }

  private Optional<TimeGuess> parts(Table table) {
    List<TableColumn> columns = new ArrayList<>();
    for (String part : List.of("year", "month", "day", "hour", "minute")) {
      named(table, part).stream()
          .filter(column -> !columns.contains(column))
          .findFirst()
          .ifPresent(columns::add);
    }
    if (columns.size() < 4) {
      return Optional.empty();
    }
    String pattern = columns.size() == 4 ? "yyyy M d H" : "yyyy M d H m";
    List<String> texts = texts(columns, table.size());
    boolean reads = patterns.reads(pattern, texts);
    return reads
        ? Optional.of(GuessTime.guess(columns, MatchPattern.sure(pattern)))
        : Optional.empty();
  }

  private List<TableColumn> withZone(Table table, List<TableColumn> columns) {
    return Stream.concat(columns.stream(), named(table, "zone").stream().limit(1)).toList();
  }

  private Optional<TimeGuess> joined(Table table, List<TableColumn> columns) {
    return patterns.of(texts(columns, table.size())).map(match -> GuessTime.guess(columns, match));
  }

  private List<TableColumn> named(Table table, String role) {
    return table.columns().stream()
        .filter(column -> column.labels().stream().anyMatch(words.role(role)::contains))
        .toList();
  }

  private static List<String> texts(List<TableColumn> columns, int size) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      int place = row;
      texts.add(String.join(" ", columns.stream().map(c -> c.values().get(place)).toList()));
    }
    return texts;
  }
}
