package io.citylake.describe.identity;

import io.citylake.describe.guess.Confidence;
import io.citylake.describe.table.Table;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Guesses what tells the sensors of a table apart. */
public final class GuessSensorId {
  /** Names that hold a word for it come behind those that are one. */
  private static final int HOLDS_A_WORD = 500;

  private final Words words;

  public GuessSensorId(Words words) {
    this.words = words;
  }

  private record Candidate(TableColumn column, int place, double repeated) {}

  /**
   * The guess.
   *
   * @param times the names of the columns that hold the event time
   * @param taken the names of the columns that hold metrics and other parts of a reading
   * @param name what a constant is called
   */
  public SensorIdGuess of(
      Table table, List<String> times, Set<String> taken, FileNames files, String name) {
    List<Candidate> candidates = new ArrayList<>();
    for (TableColumn column : table.columns()) {
      int place = place(column);
      boolean isFilled = column.present().size() * 10 >= table.size() * 9;
      if (place >= 0
          && isFilled
          && !times.contains(column.name())
          && !taken.contains(column.name())) {
        candidates.add(new Candidate(column, place, repeated(table, times, column)));
      }
    }
    Optional<Candidate> best =
        candidates.stream()
            .filter(candidate -> !isOfTheRecord(candidate.column, table, times))
            .min(
                Comparator.comparing((Candidate candidate) -> candidate.repeated > 0.5)
                    .thenComparingInt(Candidate::place));
    return best.map(candidate -> field(candidate, table))
        .orElseGet(() -> elsewhere(table, times, files, name));
  }

  private static SensorIdGuess field(Candidate candidate, Table table) {
    long distinct = candidate.column.distinct();
    String by = "named like one, %s in %s records".formatted(distinct, table.size());
    Confidence confidence =
        candidate.place >= HOLDS_A_WORD || candidate.repeated > 0.5
            ? Confidence.UNSURE
            : Confidence.LIKELY;
    String again =
        candidate.repeated > 0.5 ? "; but most times stand there again for the same one" : "";
    return new SensorIdGuess(
        SensorIdGuess.From.FIELD, candidate.column.name(), by + again, confidence);
  }

  private static SensorIdGuess elsewhere(
      Table table, List<String> times, FileNames files, String name) {
    Optional<String> key = files.key();
    if (key.isPresent()) {
      return new SensorIdGuess(
          SensorIdGuess.From.PATH,
          key.get(),
          "no column names it, and the files' names differ in it",
          Confidence.LIKELY);
    }
    Optional<TableColumn> words = unnamed(table, times);
    if (words.isPresent()) {
      return new SensorIdGuess(
          SensorIdGuess.From.FIELD,
          words.get().name(),
          "no line names the columns, and this one holds few texts again and again",
          Confidence.UNSURE);
    }
    double repeated = repeated(table, times, null);
    return repeated < 0.2
        ? new SensorIdGuess(
            SensorIdGuess.From.CONSTANT,
            name,
            "no column names it, and times hardly repeat: one sensor",
            Confidence.LIKELY)
        : new SensorIdGuess(
            SensorIdGuess.From.CONSTANT,
            name,
            "no column names it, though times repeat as those of several sensors do",
            Confidence.UNSURE);
  }

  private static Optional<TableColumn> unnamed(Table table, List<String> times) {
    return table.columns().stream()
        .filter(column -> column.labels().isEmpty() && !times.contains(column.name()))
        .filter(column -> column.numericShare() < 0.5 && column.distinct() * 2 <= table.size())
        .findFirst();
  }

  private int place(TableColumn column) {
    for (String label : column.labels()) {
      int place = words.role("sensor_id").indexOf(label);
      if (place >= 0) {
        return place;
      }
    }
    return column.labels().stream().anyMatch(l -> l.endsWith("_id")) ? HOLDS_A_WORD : -1;
  }

  /** What is another text in each record, at ever other times, is the record's identifier. */
  private boolean isOfTheRecord(TableColumn column, Table table, List<String> times) {
    boolean isGeneral = column.labels().stream().anyMatch(words.role("event_id")::contains);
    long moments =
        times.stream()
            .flatMap(name -> table.column(name).stream())
            .mapToLong(TableColumn::distinct)
            .max()
            .orElse(1);
    return isGeneral
        && table.size() > 20
        && column.distinct() > table.size() * 0.95
        && moments > table.size() * 0.3;
  }

  /** Which share of the records has a time that the same sensor had before, 0 to 1. */
  private static double repeated(Table table, List<String> times, TableColumn id) {
    Set<String> seen = new HashSet<>();
    List<TableColumn> columns =
        times.stream().flatMap(name -> table.column(name).stream()).toList();
    if (columns.isEmpty()) {
      return 0;
    }
    int repeated = 0;
    for (int row = 0; row < table.size(); row++) {
      StringBuilder key = new StringBuilder(id == null ? "" : id.values().get(row));
      for (TableColumn column : columns) {
        key.append('\n').append(column.values().get(row));
      }
      repeated += seen.add(key.append('\n').append(table.files().get(row)).toString()) ? 0 : 1;
    }
    return (double) repeated / Math.max(1, table.size());
  }
}
