package io.citylake.command;

import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Faults of a command's arguments are gathered, so that a person sees all of them at once. */
public final class Faults {
  private static final String PLACE = "command line";

  /** So the parser begins where options that belong together do not stand together. */
  private static final String OF_A_GROUP = "Error: ";

  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(int.class, Integer.class, long.class, Long.class);
  private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class);

  /** The parser says once for each missing argument that all of them are missing. */
  private final Set<ConfigProblem> problems = new LinkedHashSet<>();

  private final Set<String> unread = new HashSet<>();

  /** What was typed, by option or parameter. */
  private final Map<String, String> given = new LinkedHashMap<>();

  /** Begins with none. */
  public Faults() {}

  /** Begins with those that the parser found in the last command line. */
  public static Faults of(CommandSpec command) {
    Faults faults = new Faults();
    CommandLine.ParseResult parsed = command.commandLine().getParseResult();
    parsed.matchedArgs().forEach(faults::given);
    parsed.errors().forEach(error -> faults.parser((ParameterException) error));
    return faults;
  }

  private void given(ArgSpec argument) {
    given.put(name(argument), String.join(" ", argument.originalStringValues()));
  }

  private void parser(ParameterException fault) {
    if (fault.getMessage().startsWith(OF_A_GROUP)) {
      together(fault.getMessage().substring(OF_A_GROUP.length()));
    } else if (fault instanceof MissingParameterException missing) {
      missing.getMissing().forEach(one -> missing(name(one), fault.getMessage()));
    } else if (fault instanceof UnmatchedArgumentException unmatched) {
      unmatched(unmatched);
    } else if (fault.getArgSpec() == null) {
      together(fault.getMessage());
    } else {
      String name = name(fault.getArgSpec());
      given.put(name, Objects.toString(fault.getValue(), ""));
      unread.add(name);
      note(name, remedy(fault));
    }
  }

  /** Notes what is wrong with the arguments together; their values may be secrets. */
  private void together(String remedy) {
    note("arguments", String.join(" ", given.keySet()), remedy);
  }

  private void unmatched(UnmatchedArgumentException fault) {
    List<String> suggestions = fault.getSuggestions();
    String remedy =
        suggestions.isEmpty()
            ? fault.getMessage()
            : "no such option; did you mean " + String.join(", ", suggestions) + "?";
    note("arguments", String.join(" ", fault.getUnmatched()), remedy);
  }

  /** What a converter of ours says; what the parser's own converters say is for programmers. */
  private static String remedy(ParameterException fault) {
    if (!(fault.getCause() instanceof TypeConversionException conversion)) {
      return fault.getMessage();
    }
    if (fault.getArgSpec().converters().length > 0) {
      return conversion.getMessage();
    }
    List<Class<?>> types = Arrays.asList(fault.getArgSpec().auxiliaryTypes());
    if (types.stream().anyMatch(WHOLE_NUMBERS::contains)) {
      return "not a whole number";
    }
    return types.stream().anyMatch(NUMBERS::contains) ? "not a number" : conversion.getMessage();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  /** Whether the option stands on the command line, be it with a value that nobody can read. */
  public boolean isGiven(String option) {
    return given.containsKey(option);
  }

  /** Whether the option holds its default because nobody can read what was typed. */
  public boolean isUnread(String option) {
    return unread.contains(option);
  }

  /** Notes that an option, as it was typed, or its default, cannot be. */
  public void note(String option, String remedy) {
    note(option, given.getOrDefault(option, "default"), remedy);
  }

  /** Notes that one of the values of an option cannot be. */
  public void note(String option, Object value, String remedy) {
    problems.add(new ConfigProblem(option, value.toString(), PLACE, remedy));
  }

  /** Notes what is not there and must be. */
  public void missing(String option, String remedy) {
    problems.add(new ConfigProblem(option, "", PLACE, remedy));
  }

  /** Notes a number that is not within its bounds, both inclusive. */
  public void between(String option, long value, long least, long most) {
    if (value < least || value > most) {
      note(option, value, String.format(Locale.ROOT, "must be from %,d to %,d", least, most));
    }
  }

  /** Notes a number below its bound, which is inclusive. */
  public void atLeast(String option, long value, long least) {
    if (value < least) {
      note(option, value, String.format(Locale.ROOT, "must be at least %,d", least));
    }
  }

  /** Notes what was found elsewhere. */
  public void addAll(List<ConfigProblem> found) {
    problems.addAll(found);
  }

  /**
   * Reads what all else needs.
   *
   * @throws BadConfiguration with all that was noted, too, where it cannot be read
   */
  public <T> T require(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (BadConfiguration e) {
      List<ConfigProblem> all = new ArrayList<>(problems);
      all.addAll(e.problems());
      throw new BadConfiguration(all);
    }
  }

  /** Reads further what was asked for; empty, with all that is wrong noted, where it cannot be. */
  public <T> Optional<T> read(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (BadConfiguration e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /**
   * Ends the reading.
   *
   * @throws BadConfiguration with all that was noted, if there is any
   */
  public void orThrow() {
    if (!problems.isEmpty()) {
      throw new BadConfiguration(new ArrayList<>(problems));
    }
  }
}
