package io.citylake.describe.draft;

import io.citylake.describe.guess.Guess;
import io.citylake.describe.table.Table;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.words.Spelling;
import io.citylake.describe.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is made of the columns that hold neither time, place, sensor nor metrics. */
final class RestOfTable {
  /** Longer texts on average, such as pictures in Base64, do not belong into a table. */
  private static final int LONGEST_TEXT = 200;

  private final Table table;
  private final Set<String> taken;
  private final Words words;

  /**
   * @param taken the names of the columns that hold something else
   */
  RestOfTable(Table table, Set<String> taken, Words words) {
    this.table = table;
    this.taken = taken;
    this.words = words;
  }

  /** The sender's identifier of the event: another text in each record. */
  Optional<Guess<String>> eventId() {
    return columns("event_id").stream()
        .filter(column -> column.distinct() == table.size() && table.size() > 20)
        .findFirst()
        .map(c -> Guess.likely(c.name(), "named like one, and another text in each record"));
  }

  /** The text column that bears a name in use for {@code role}. */
  Optional<Guess<String>> named(String role) {
    return columns(role).stream()
        .filter(column -> column.numericShare() < 0.5)
        .filter(column -> column.distinct() <= 200)
        .findFirst()
        .map(column -> Guess.likely(column.name(), "named so"));
  }

  private List<TableColumn> columns(String role) {
    return table.columns().stream()
        .filter(column -> !taken.contains(column.name()) && !column.isEmpty())
        .filter(column -> column.labels().stream().anyMatch(words.role(role)::contains))
        .toList();
  }

  List<Attribute> attributes() {
    List<Attribute> attributes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (TableColumn column : table.columns()) {
      String name = name(column);
      if (whyNot(column).isEmpty() && isFree(column) && names.add(name)) {
        attributes.add(new Attribute(name, column.name()));
      }
    }
    return attributes;
  }

  List<LeftOut> leftOut() {
    return table.columns().stream()
        .filter(column -> isFree(column) && !whyNot(column).isEmpty())
        .map(column -> new LeftOut(column.name(), whyNot(column)))
        .toList();
  }

  private boolean isFree(TableColumn column) {
    return !taken.contains(column.name())
        && eventId().filter(guess -> guess.value().equals(column.name())).isEmpty()
        && named("city").filter(guess -> guess.value().equals(column.name())).isEmpty()
        && named("district").filter(guess -> guess.value().equals(column.name())).isEmpty();
  }

  private static String name(TableColumn column) {
    String label = column.labels().isEmpty() ? column.name() : column.labels().get(0);
    return Spelling.normal(label).isEmpty() ? "text" : Spelling.normal(label);
  }

  /** Why the column is no attribute; empty where it is one. */
  private String whyNot(TableColumn column) {
    List<String> present = column.present();
    if (present.stream().allMatch(words::isMissing)) {
      return "empty";
    }
    if (present.stream().mapToInt(String::length).sum() > LONGEST_TEXT * present.size()) {
      return "long texts";
    }
    boolean isIdentifier =
        column.labels().stream().anyMatch(l -> l.endsWith("_id") || l.endsWith("code"));
    long meant = present.stream().filter(value -> !words.isMissing(value)).count();
    return column.numbers().length > meant / 2 && !isIdentifier
        ? "numbers that no metric of the catalogue is named like"
        : "";
  }
}
