package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.Notation;
import io.citylake.format.fields.Condition;
import io.citylake.format.fields.Condition.Range;
import io.citylake.format.fields.Condition.Values;
import java.util.List;
import java.util.Set;

/** Reads what must stand in a field. */
final class ReadCondition {
  private static final String EQUALS = "equals";
  private static final String IN = "in";
  private static final String NOT_IN = "not-in";
  private static final String FROM = "from";
  private static final String TO = "to";

  private final FieldNames names;
  private final Notation notation;

  /**
   * @param notation of numbers that are text in a record
   */
  ReadCondition(FieldNames names, Notation notation) {
    this.names = names;
    this.notation = notation;
  }

  /**
   * The conditions at {@code key}, one or a list of them; none where the section has no such key.
   */
  List<Condition> conditions(ConfigReader parent, String key) {
    return parent.has(key)
        ? parent.sections(key).stream().map(this::condition).toList()
        : List.of();
  }

  private Condition condition(ConfigReader section) {
    section.onlyKeys(Set.of(ReadField.FIELD, EQUALS, IN, NOT_IN, FROM, TO));
    String name = section.string(ReadField.FIELD);
    int field = section.has(ReadField.FIELD) ? names.number(name, section, ReadField.FIELD) : 0;
    boolean isBounded = section.has(FROM) || section.has(TO);
    boolean isListed = section.has(EQUALS) || section.has(IN);
    if (section.has(EQUALS) && section.has(IN)) {
      section.problem(EQUALS, "put it into in, which lists all that may stand there");
    }
    if (!isBounded && !isListed && !section.has(NOT_IN) && section.has(ReadField.FIELD)) {
      section.problem(
          ReadField.FIELD,
          "says nothing of it: add equals = x, in = [x, y], not-in = [x, y], or from = 1 and to = 2"
              + " (a number from 1 to below 2)");
    }
    List<String> in = strings(section, IN);
    if (section.has(EQUALS)) {
      in = List.of(section.string(EQUALS));
    }
    return new Condition(
        field,
        name,
        isListed ? Values.of(in, notation) : null,
        Values.of(strings(section, NOT_IN), notation),
        isBounded ? range(section) : null,
        notation);
  }

  private static List<String> strings(ConfigReader section, String key) {
    return section.has(key) ? section.strings(key) : List.of();
  }

  private static Range range(ConfigReader section) {
    Range range =
        new Range(
            section.number(FROM, Double.NEGATIVE_INFINITY),
            section.number(TO, Double.POSITIVE_INFINITY));
    if (range.from() >= range.to()) {
      section.problem(TO, "holds for no number: to, which is left out itself, must be above from");
    }
    return range;
  }
}
