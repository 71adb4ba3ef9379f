package io.citylake.format.numbers;

import io.citylake.format.Notation;
import io.citylake.format.Numbers;
import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Kind;
import java.io.Serializable;
import java.util.Map;

/**
 * A number's text is how a source writes it.
 *
 * @param isTextAccepted whether a number may be written as text
 * @param notation of numbers that are text
 * @param mapping numbers for codes such as "NNW"; what is not listed is read as a number
 */
public record NumberText(boolean isTextAccepted, Notation notation, Map<String, Double> mapping)
    implements Serializable {

  /** The same for numbers below a thousand. */
  public NumberText belowThousand() {
    return new NumberText(isTextAccepted, notation.belowThousand(), mapping);
  }

  /**
   * The number that stands in a field; NaN where none does.
   *
   * @param text null where there is no single one
   */
  public double number(Kind kind, String text) {
    if (text == null) {
      return Double.NaN;
    }
    Double mapped = mapping.isEmpty() ? null : mapping.get(text);
    if (mapped != null) {
      return mapped;
    }
    if (kind == Kind.NUMBER) {
      return Numbers.parse(text);
    }
    return kind == Kind.TEXT && isTextAccepted ? notation.parse(text) : Double.NaN;
  }

  /** Why that is no number, for people; continues a sentence that begins with the number's name. */
  public String fault(Kind kind, String text) {
    boolean isText = kind == Kind.TEXT && isTextAccepted;
    return "is not a number: "
        + FieldValues.shown(kind, text)
        + (isText ? notation.remedy(text) : "");
  }
}
