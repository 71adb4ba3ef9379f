package io.citylake.format;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A notation is how a source writes its numbers: which sign stands before the decimals, and which,
 * if any, between the thousands.
 *
 * <p>Where a comma stands before the decimals and nothing is said of thousands, a point is taken
 * for a decimal sign, too: many files mix both. Only what could as well be a thousand, such as
 * "1.234", is no number then.
 *
 * @param decimal '.' or ','
 * @param thousands the signs that may stand between thousands, never {@code decimal}; empty for
 *     none
 * @param reachesThousand whether numbers may be so large that a point could stand for thousands
 */
public record Notation(char decimal, String thousands, boolean reachesThousand)
    implements Serializable {
  /** The notation of JSON and of most files: a point before the decimals, nothing else. */
  public static final Notation PLAIN = new Notation('.', "");

  private static final String NOT_A_NUMBER = "x";
  private static final int DIGITS_OF_A_GROUP = 3;
  private static final Pattern MAYBE_THOUSAND = Pattern.compile("[+-]?[1-9][0-9]{0,2}\\.[0-9]{3}");

  /** A notation of numbers of any size. */
  public Notation(char decimal, String thousands) {
    this(decimal, thousands, true);
  }

  /** The same for numbers below a thousand, such as degrees: a point in them has one meaning. */
  public Notation belowThousand() {
    return new Notation(decimal, "", false);
  }

  /**
   * The number that {@code text} is; NaN for anything else, infinite where it is too large for a
   * double.
   */
  public double parse(String text) {
    return isPlain() ? Numbers.parse(text) : Numbers.parse(plain(text));
  }

  private boolean isPlain() {
    return decimal == '.' && thousands.isEmpty();
  }

  /** The same number in the plain notation; where there is none, what is no number there either. */
  private String plain(String text) {
    if (isAmbiguous(text)) {
      return NOT_A_NUMBER;
    }
    int mark = text.indexOf(decimal);
    return mark < 0
        ? withoutThousands(text)
        : withoutThousands(text.substring(0, mark)) + '.' + text.substring(mark + 1);
  }

  /** The number without the signs between its groups of digits, which must be complete. */
  private String withoutThousands(String whole) {
    if (thousands.isEmpty() || whole.chars().noneMatch(c -> thousands.indexOf(c) >= 0)) {
      return whole;
    }
    StringBuilder digits = new StringBuilder(whole.length());
    boolean isFirstGroup = true;
    int group = 0;
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (thousands.indexOf(c) >= 0) {
        if (!isComplete(group, isFirstGroup)) {
          return NOT_A_NUMBER;
        }
        isFirstGroup = false;
        group = 0;
      } else {
        group += Character.isDigit(c) ? 1 : 0;
        digits.append(c);
      }
    }
    return isComplete(group, isFirstGroup) ? digits.toString() : NOT_A_NUMBER;
  }

  private static boolean isComplete(int digits, boolean isFirstGroup) {
    return digits == DIGITS_OF_A_GROUP
        || (isFirstGroup && digits > 0 && digits < DIGITS_OF_A_GROUP);
  }

  private boolean isAmbiguous(String text) {
    return decimal == ','
        && reachesThousand
        && thousands.indexOf('.') < 0
        && text.indexOf('.') >= 0
        && MAYBE_THOUSAND.matcher(text).matches();
  }

  /** What would let {@code text} be read, for people; empty where nothing here would. */
  public String remedy(String text) {
    if (isAmbiguous(text)) {
      return ", which may be %s or %s: set decimal = \".\" or thousands = \".\""
          .formatted(text, text.replace(".", ""));
    }
    boolean isComma = isPlain() && text.indexOf(',') >= 0;
    return isComma && !Double.isNaN(Numbers.parse(text.replace(',', '.')))
        ? "; decimal = \",\" in the description reads it"
        : "";
  }
}
