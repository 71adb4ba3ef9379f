package io.citylake.format.times;

import java.util.Optional;

/** Says which letter of a pattern does not mean what its author meant, and what to write. */
final class PatternAdvice {
  private static final String QUOTE_W =
      "W is the week of the month: quote it to stand for itself, as in YYYY-'W'ww-e";

  private final String letters;

  private PatternAdvice(String pattern) {
    // What stands in quotes stands for itself.
    this.letters = pattern.replaceAll("'[^']*'", "");
  }

  /** What is wrong with a pattern, though it can be read; empty where nothing is. */
  static Optional<String> forOneThatIsRead(String pattern) {
    PatternAdvice advice = new PatternAdvice(pattern);
    if (advice.has("D") && advice.has("ML")) {
      return Optional.of("D is the day of the year: write dd for the day of the month");
    }
    return advice.has("W") && advice.has("w") ? Optional.of(QUOTE_W) : Optional.empty();
  }

  /** Whether a pattern goes by the weeks of a year. */
  static boolean hasWeeks(String pattern) {
    return new PatternAdvice(pattern).has("w");
  }

  /** Why a pattern gives no date and time, as well as its letters tell. */
  static String forOneThatGivesNoTime(String pattern) {
    PatternAdvice advice = new PatternAdvice(pattern);
    return advice.onDates().or(advice::onTimes).orElse("gives no whole date and time");
  }

  private Optional<String> onDates() {
    String advice = null;
    if (has("w") && !has("Y")) {
      advice = "w is the week of a year of whole weeks: write YYYY for that year";
    } else if (has("w") && !has("eEcF")) {
      advice = "a week is no day: join the field that has its day and write e for it (1 is Monday)";
    } else if (has("Y") && !has("w")) {
      advice = "Y is the year of whole weeks: write yyyy";
    } else if (has("W")) {
      advice = QUOTE_W;
    } else if (!has("MLD") && has("m") && has("d")) {
      advice = "m is the minute: write MM for the month";
    } else if (has("ML") && !has("dD")) {
      advice = "a month is no day: join the field that has its day and write dd for it";
    } else if (has("d") && !has("yu")) {
      advice = "there is no year in it: join the field that has it and write yyyy for it";
    } else if (!has("dDeEcF")) {
      advice = "there is no date in it: join the field that has it, join = [date, time]";
    }
    return Optional.ofNullable(advice);
  }

  private Optional<String> onTimes() {
    if (has("hK") && !has("aB")) {
      return Optional.of("h ends at 12: write HH, or add a for am and pm");
    }
    return has("ms") && !has("HkhK")
        ? Optional.of("there are minutes without an hour in it: write HH for the hour")
        : Optional.empty();
  }

  private boolean has(String anyOf) {
    return anyOf.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
  }
}
