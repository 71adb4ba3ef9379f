package io.citylake.repair;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.reading.RejectionReason;
import io.citylake.settings.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what was asked for on the command line; {@link #orThrow} tells every error at once. */
final class ReadArguments {
  private static final String COMMAND_LINE = "command line";

  private final List<ConfigProblem> problems = new ArrayList<>();

  /**
   * Which rejections are meant. Each argument may be null, and the list empty, where it was not
   * given.
   */
  ChosenRejections selection(List<String> reasons, String topic, LocalDate from, LocalDate to) {
    if (from != null && to != null && !from.isBefore(to)) {
      problem("to", to.toString(), "write the day after the last: later than from");
    }
    return new ChosenRejections(
        topic == null ? Set.of() : Set.of(topic),
        reasons(reasons),
        Optional.ofNullable(from),
        Optional.ofNullable(to));
  }

  /** How many samples to show. */
  int samples(int given) {
    if (given < 0) {
      problem("samples", Integer.toString(given), "must be at least 0");
    }
    return given;
  }

  /**
   * What to read payloads with.
   *
   * @param file null for the configuration in force
   * @param topic null where it was not given
   */
  Correction correction(Path file, String topic, Settings settings) {
    if (file == null) {
      return Correction.inForce(settings);
    }
    return described(file, settings.catalogue())
        .map(correction -> checkTopic(correction, topic, file))
        .orElseGet(() -> Correction.inForce(settings));
  }

  /**
   * Ends the reading.
   *
   * @throws BadConfiguration with everything that is wrong
   */
  void orThrow() {
    if (!problems.isEmpty()) {
      throw new BadConfiguration(problems);
    }
  }

  private Set<RejectionReason> reasons(List<String> names) {
    Set<RejectionReason> reasons = EnumSet.noneOf(RejectionReason.class);
    for (String name : names) {
      Optional<RejectionReason> reason =
          Arrays.stream(RejectionReason.values())
              .filter(known -> known.name().equals(name.strip().toUpperCase(Locale.ROOT)))
              .findFirst();
      reason.ifPresentOrElse(
          reasons::add,
          () ->
              problem("reason", "\"" + name + "\"", "no such reason; there are " + knownReasons()));
    }
    return reasons;
  }

  private static String knownReasons() {
    return Arrays.stream(RejectionReason.values())
        .map(Enum::name)
        .collect(Collectors.joining(", "));
  }

  private Optional<Correction> described(Path file, SensorCatalogue catalogue) {
    try {
      return Optional.of(ReadDescription.from(file, catalogue));
    } catch (BadConfiguration e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private Correction checkTopic(Correction correction, String topic, Path file) {
    if (topic != null && !correction.topics().contains(topic)) {
      problem(
          "topic",
          "\"" + topic + "\"",
          "%s describes %s".formatted(file, String.join(", ", correction.topics())));
    }
    return correction;
  }

  private void problem(String option, String value, String remedy) {
    problems.add(new ConfigProblem("--" + option, value, COMMAND_LINE, remedy));
  }
}
