package io.citylake.describe.time;

import io.citylake.describe.guess.Confidence;
import java.util.List;

/**
 * An event time's guess is the columns that hold it, and how it is written there.
 *
 * @param columns one, or several that are put together with a space between
 * @param pattern as a description writes it
 * @param zone of local times; empty where each time carries an offset or counts from 1970
 * @param by what it was guessed by, for people: part of a sentence
 * @param zoneBy the same of the zone
 * @param confidence of the columns and the pattern
 * @param zoneConfidence of the zone
 */
public record TimeGuess(
    List<String> columns,
    String pattern,
    String zone,
    String by,
    Confidence confidence,
    String zoneBy,
    Confidence zoneConfidence) {
  public TimeGuess {
    columns = List.copyOf(columns);
  }

  /** The same in another zone. */
  public TimeGuess in(String otherZone, String why, Confidence how) {
    return new TimeGuess(columns, pattern, otherZone, by, confidence, why, how);
  }

  /** Whether times are local ones. */
  public boolean isLocal() {
    return !zone.isEmpty();
  }
}
