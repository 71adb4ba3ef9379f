package io.citylake.format.fields;

import io.citylake.format.Notation;
import io.citylake.reading.Excerpt;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition says what must stand in one field of a record. All that it states must hold; a field
 * that is absent holds empty text.
 *
 * @param field its number
 * @param name of the field, in messages
 * @param in what stands there must be one of these; null for anything
 * @param notIn what stands there must be none of these
 * @param range in which the number must lie that stands there; null where it need be none
 * @param notation of numbers that stand there as text
 */
public record Condition(
    int field, String name, Values in, Values notIn, Range range, Notation notation)
    implements Serializable {

  /**
   * Values are compared as they are written, and numbers among them however they are written: 1 is
   * 1.0, too.
   */
  public record Values(Set<String> texts, List<Double> numbers) implements Serializable {

    /** The values that are written so, the numbers among them plainly or in {@code notation}. */
    public static Values of(List<String> texts, Notation notation) {
      return new Values(Set.copyOf(texts), Missing.of(texts, notation).numbers());
    }

    boolean contains(String text, double number) {
      return texts.contains(text) || numbers.stream().anyMatch(listed -> listed == number);
    }

    @Override
    public String toString() {
      return texts.stream().sorted().collect(Collectors.joining("\" or \"", "\"", "\""));
    }
  }

  /** Numbers of {@code from} and above and below {@code to}; infinite for an open end. */
  public record Range(double from, double to) implements Serializable {

    boolean contains(double number) {
      return number >= from && number < to;
    }

    @Override
    public String toString() {
      String end = Double.isInfinite(to) ? "" : " below " + plain(to);
      return Double.isInfinite(from)
          ? "a number" + end
          : "a number from " + plain(from) + (end.isEmpty() ? "" : " to" + end);
    }

    private static String plain(double number) {
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
  }

  /** Whether the condition holds of the record. */
  public boolean holds(FieldValues values) {
    String text = values.text(field) == null ? "" : values.text(field);
    boolean isPlain = values.kind(field) == FieldValues.Kind.NUMBER;
    double number = (isPlain ? Notation.PLAIN : notation).parse(text);
    return (in == null || in.contains(text, number))
        && !notIn.contains(text, number)
        && (range == null || range.contains(number));
  }

  /** Why it does not hold, for people. */
  public String fault(FieldValues values) {
    String found =
        values.kind(field) == FieldValues.Kind.ABSENT
            ? "absent"
            : FieldValues.shown(values.kind(field), values.text(field));
    String wanted =
        Stream.of(in, notIn.texts().isEmpty() ? null : "other than " + notIn, range)
            .filter(Objects::nonNull)
            .map(Object::toString)
            .collect(Collectors.joining(" and "));
    return "%s is %s, not %s".formatted(Excerpt.of(name), found, wanted);
  }
}
