package io.citylake.benchmarks.run;

import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Faults of a command's arguments are gathered, so that a person sees all of them at once. */
public final class Faults {
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final Set<String> unread = new HashSet<>();

  /** Begins with those that the parser found in the last command line. */
  static Faults of(CommandSpec command) {
    Faults faults = new Faults();
    for (Exception error : command.commandLine().getParseResult().errors()) {
      ParameterException fault = (ParameterException) error;
      String option = fault.getArgSpec() instanceof OptionSpec o ? o.longestName() : "arguments";
      faults.note(option, value(fault), fault.getMessage());
      if (fault.getArgSpec() != null && !fault.getArgSpec().isMultiValue()) {
        faults.unread.add(option);
      }
    }
    return faults;
  }

  private static String value(ParameterException fault) {
    return fault instanceof UnmatchedArgumentException unmatched
        ? String.join(" ", unmatched.getUnmatched())
        : Objects.toString(fault.getValue(), "");
  }

  /** Notes one. */
  public void note(String option, Object value, String remedy) {
    problems.add(new ConfigProblem(option, value.toString(), "command line", remedy));
  }

  /** Notes a number that is not within its bounds, both inclusive. */
  public void between(String option, long value, long least, long most) {
    if (!unread.contains(option) && (value < least || value > most)) {
      note(option, value, String.format(Locale.ROOT, "must be from %,d to %,d", least, most));
    }
  }

  /**
   * Ends the reading.
   *
   * @throws BadConfiguration with all that was noted, if there is any
   */
  void orThrow() {
    if (!problems.isEmpty()) {
      throw new BadConfiguration(problems);
    }
  }
}
