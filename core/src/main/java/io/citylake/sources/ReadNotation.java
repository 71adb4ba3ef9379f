package io.citylake.sources;

import static java.util.stream.Collectors.joining;

import io.citylake.config.ConfigReader;
import io.citylake.format.Notation;
import io.citylake.format.numbers.NumberText;
import java.util.HashMap;
import java.util.Map;

/** Reads how a source writes its numbers as text. */
final class ReadNotation {
  static final String DECIMAL = "decimal";
  static final String THOUSANDS = "thousands";
  static final String MAPPING = "mapping";

  /** What is typed between thousands where a description names one of them. */
  private static final String SPACES = " \u00a0\u202f";

  private static final String DECIMALS = ".,";
  private static final String BETWEEN_THOUSANDS = "., '";
  private static final String APOSTROPHES = "'\u2019";
  private static final String ALSO_BEFORE_DECIMALS =
      "the same sign stands before the decimals: set decimal = \",\" where a point is between the"
          + " thousands";

  private final boolean isTextAccepted;
  private final Notation inherited;

  /**
   * @param description that may say it for all numbers
   * @param isTextAccepted whether numbers may be written as text
   */
  ReadNotation(ConfigReader description, boolean isTextAccepted) {
    this.isTextAccepted = isTextAccepted;
    this.inherited = read(description, Notation.PLAIN);
  }

  /** How the number of {@code section} is written, with the numbers that it gives for codes. */
  NumberText text(ConfigReader section) {
    return new NumberText(isTextAccepted, read(section, inherited), mapping(section));
  }

  /** How a number is written of which no section says more. */
  NumberText text() {
    return new NumberText(isTextAccepted, inherited, Map.of());
  }

  private static Map<String, Double> mapping(ConfigReader section) {
    Map<String, Double> mapping = new HashMap<>();
    if (section.has(MAPPING)) {
      ConfigReader codes = section.section(MAPPING);
      codes
          .children()
          .forEach(code -> mapping.put(ConfigReader.plainName(code), codes.number(code)));
    }
    return Map.copyOf(mapping);
  }

  private Notation read(ConfigReader section, Notation otherwise) {
    if (!section.has(DECIMAL) && !section.has(THOUSANDS)) {
      return otherwise;
    }
    if (!isTextAccepted) {
      section.problem(
          section.has(DECIMAL) ? DECIMAL : THOUSANDS,
          "numbers of JSON are plain: this is for numbers in quotes, which numbers-as-text = true"
              + " accepts");
      return otherwise;
    }
    int problemsBefore = section.problemCount();
    char decimal = section.has(DECIMAL) ? sign(section, DECIMAL, DECIMALS) : otherwise.decimal();
    String thousands = section.has(THOUSANDS) ? thousands(section) : otherwise.thousands();
    if (section.problemCount() > problemsBefore) {
      return otherwise;
    }
    if (thousands.indexOf(decimal) < 0) {
      return new Notation(decimal, thousands);
    }
    if (section.has(THOUSANDS)) {
      section.problem(THOUSANDS, ALSO_BEFORE_DECIMALS);
    }
    // Inherited from the description, the sign between thousands has made way for this one's.
    return new Notation(decimal, "");
  }

  /** The sign at {@code key}; the first of {@code choices} with a problem noted for another. */
  private static char sign(ConfigReader section, String key, String choices) {
    String sign = section.string(key);
    if (sign.length() == 1 && choices.contains(sign)) {
      return sign.charAt(0);
    }
    section.problem(
        key,
        "write " + choices.chars().mapToObj(c -> "\"" + (char) c + "\"").collect(joining(" or ")));
    return choices.charAt(0);
  }

  private static String thousands(ConfigReader section) {
    char sign = sign(section, THOUSANDS, BETWEEN_THOUSANDS);
    return switch (sign) {
      case ' ' -> SPACES;
      case '\'' -> APOSTROPHES;
      default -> String.valueOf(sign);
    };
  }
}
