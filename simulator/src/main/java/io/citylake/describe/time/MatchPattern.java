package io.citylake.describe.time;

import io.citylake.describe.guess.Confidence;
import io.citylake.format.times.IsoTime;
import io.citylake.format.times.PatternTime;
import io.citylake.format.times.TimeFormat;
import io.citylake.time.EventTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the pattern that reads all of a column's texts as times that can be. */
final class MatchPattern {
  /** More texts would not change a guess. */
  private static final int MOST_TEXTS = 3000;

  /** Fewer than this read is another pattern. */
  private static final double LEAST_READ = 0.98;

  private static final long EARLIEST = EventTime.toMicros(Instant.parse("1970-01-02T00:00:00Z"));

  /**
   * A pattern that reads them.
   *
   * @param isLocal whether a zone must be known besides
   * @param other a second pattern that reads them as well, with day and month exchanged; empty
   *     where the texts allow one only
   */
  record Match(String pattern, boolean isLocal, String by, Confidence confidence, String other) {}

  private final long latestMicros;

  /**
   * @param latest no sample holds later times
   */
  MatchPattern(Instant latest) {
    this.latestMicros = EventTime.toMicros(latest);
  }

  /** The first pattern that reads {@code texts}; empty where none does. */
  Optional<Match> of(List<String> texts) {
    List<String> some = texts.size() > MOST_TEXTS ? spread(texts) : texts;
    if (some.isEmpty()) {
      return Optional.empty();
    }
    if (readsAll(new IsoTime(null), some)) {
      return Optional.of(new Match("iso", false, "ISO 8601 with an offset", Confidence.SURE, ""));
    }
    if (readsAll(new IsoTime(ZoneOffset.UTC), some)) {
      return Optional.of(new Match("iso", true, "ISO 8601", Confidence.SURE, ""));
    }
    return first(TimePatterns.dates(), some).or(() -> first(TimePatterns.moments(), some));
  }

  private Optional<Match> first(List<String> patterns, List<String> texts) {
    for (String pattern : patterns) {
      Optional<TimeFormat> format =
          format(pattern).filter(f -> isRead(f, texts.get(0)) && readsAll(f, texts));
      if (format.isPresent()) {
        return Optional.of(told(pattern, format.get(), texts));
      }
    }
    return Optional.empty();
  }

  /**
   * Day and month may have each other's places: then the shorter way through the texts is right.
   */
  private Match told(String pattern, TimeFormat format, List<String> texts) {
    boolean isLocal = !TimePatterns.hasZone(pattern);
    String other = TimePatterns.swapped(pattern);
    Optional<TimeFormat> swapped = format(other).filter(f -> readsAll(f, texts));
    if (other.equals(pattern) || swapped.isEmpty()) {
      return new Match(pattern, isLocal, "all times read by it", Confidence.SURE, "");
    }
    double way = way(format, texts);
    double otherWay = way(swapped.get(), texts);
    if (way * 2 < otherWay || otherWay * 2 < way) {
      boolean isFirst = way < otherWay;
      return new Match(
          isFirst ? pattern : other,
          isLocal,
          "day and month exchanged would read, too, but time would jump to and fro",
          Confidence.LIKELY,
          "");
    }
    return new Match(pattern, isLocal, "day and month may be exchanged", Confidence.UNSURE, other);
  }

  private static double way(TimeFormat format, List<String> texts) {
    double way = 0;
    long before = EventTime.INVALID;
    for (String text : texts) {
      long time = format.parseMicros(text);
      way += before == EventTime.INVALID || time == EventTime.INVALID ? 0 : Math.abs(time - before);
      before = time;
    }
    return way;
  }

  /** Whether {@code pattern}, of local times, reads {@code texts}. */
  boolean reads(String pattern, List<String> texts) {
    return !texts.isEmpty() && format(pattern).filter(f -> readsAll(f, texts)).isPresent();
  }

  /** A pattern of local times that is the only one. */
  static Match sure(String pattern) {
    return new Match(pattern, true, "all times read by it", Confidence.SURE, "");
  }

  private boolean readsAll(TimeFormat format, List<String> texts) {
    int mayFail = (int) (texts.size() * (1 - LEAST_READ));
    for (String text : texts) {
      if (!isRead(format, text) && --mayFail < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isRead(TimeFormat format, String text) {
    long time = format.parseMicros(text);
    return time != EventTime.INVALID && time >= EARLIEST && time <= latestMicros;
  }

  /** Empty for a pattern that cannot be read back, as a lone H behind digits. */
  private static Optional<TimeFormat> format(String pattern) {
    try {
      return Optional.of(
          new PatternTime(pattern, TimePatterns.hasZone(pattern) ? null : ZoneOffset.UTC));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<String> spread(List<String> texts) {
    int step = (texts.size() + MOST_TEXTS - 1) / MOST_TEXTS;
    return IntStream.range(0, texts.size() / step).mapToObj(i -> texts.get(i * step)).toList();
  }
}
