package io.citylake.streaming.kappa;

import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a replay was asked for; {@link #orThrow} tells every error at once. */
final class ReplayStreamArguments {
  private static final String FROM = "--from";
  private static final String UNTIL = "--until";
  private static final String TIME_REMEDY = "a time such as 2026-01-15T08:00:00Z";

  private final List<ConfigProblem> problems = new ArrayList<>();

  /** Where to begin: {@code earliest}, a time, offsets or a file with offsets. */
  ReplayPoint from(String text) {
    if (text.equals("earliest")) {
      return ReplayPoint.EARLIEST;
    }
    return time(text).map(ReplayPoint::arrivalAt).orElseGet(() -> offsets(text));
  }

  /** Where to end: {@code latest} or a time; later than {@code from} where that is a time, too. */
  ReplayPoint until(String text, String from) {
    if (text.equals("latest")) {
      return ReplayPoint.LATEST;
    }
    Optional<Instant> end = time(text);
    if (end.isEmpty()) {
      problem(UNTIL, text, "write latest or " + TIME_REMEDY);
      return ReplayPoint.LATEST;
    }
    if (time(from).filter(start -> !start.isBefore(end.get())).isPresent()) {
      problem(UNTIL, text, "the end is exclusive: it must lie after --from");
    }
    return ReplayPoint.arrivalAt(end.get());
  }

  /** A count that must be at least one. */
  <N extends Number> N positive(String option, N given) {
    if (given.longValue() < 1) {
      problem(option, given.toString(), "must be at least 1");
    }
    return given;
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

  private ReplayPoint offsets(String text) {
    Optional<String> json = text.startsWith("{") ? Optional.of(text) : file(text);
    if (json.isPresent()) {
      try {
        return ReplayPoint.at(ReplayOffsets.parse(json.get()), FROM);
      } catch (IllegalArgumentException e) {
        problem(FROM, text, "not offsets like {\"topic\":{\"0\":123}}: " + e.getMessage());
      }
    }
    return ReplayPoint.EARLIEST;
  }

  private Optional<String> file(String text) {
    try {
      Path file = Path.of(text);
      if (Files.isRegularFile(file)) {
        return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
      }
      problem(
          FROM,
          text,
          "write earliest, %s, offsets like {\"topic\":{\"0\":123}} or a file with them"
              .formatted(TIME_REMEDY));
    } catch (IOException | InvalidPathException e) {
      problem(FROM, text, "cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void problem(String option, String value, String remedy) {
    problems.add(new ConfigProblem(option, value, "", remedy));
  }
}
