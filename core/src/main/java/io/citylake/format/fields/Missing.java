package io.citylake.format.fields;

import io.citylake.format.Notation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Missing values are those by which a source says that it has none. Empty text is always one of
 * them.
 *
 * @param texts as they are written, for example "None"
 * @param numbers those of them that are numbers, so that -1 stands for -1.0 too; in the source's
 *     unit
 */
public record Missing(Set<String> texts, List<Double> numbers) implements Serializable {

  /** The values that {@code texts} are, and the numbers among them however they are written. */
  public static Missing of(List<String> texts) {
    return of(texts, Notation.PLAIN);
  }

  /** The same where the numbers among {@code texts} may also be written in {@code notation}. */
  public static Missing of(List<String> texts, Notation notation) {
    List<Double> numbers = new ArrayList<>();
    for (String text : texts) {
      double plain = Notation.PLAIN.parse(text);
      double number = Double.isNaN(plain) ? notation.parse(text) : plain;
      if (!Double.isNaN(number)) {
        numbers.add(number);
      }
    }
    return new Missing(Set.copyOf(texts), List.copyOf(numbers));
  }

  /** Whether {@code text} means none. */
  public boolean contains(String text) {
    return text.isEmpty() || texts.contains(text);
  }

  /** Whether {@code number} means none, in the source's unit. */
  public boolean contains(double number) {
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) == number) {
        return true;
      }
    }
    return false;
  }
}
