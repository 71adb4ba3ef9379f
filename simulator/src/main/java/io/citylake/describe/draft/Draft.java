package io.citylake.describe.draft;

import io.citylake.describe.guess.Guess;
import io.citylake.describe.identity.PlaceGuess;
import io.citylake.describe.identity.SensorIdGuess;
import io.citylake.describe.metrics.TypeGuess;
import io.citylake.describe.table.SampleKind;
import io.citylake.describe.time.TimeGuess;
import java.util.List;
import java.util.Optional;

/**
 * A draft is all that was guessed of one description.
 *
 * @param name of the description, and of its topic
 * @param kind of the files
 * @param globs of the files, below the folder of the recordings; none for a live topic
 * @param city the field that holds the city
 * @param cityName of all records; empty where nobody said
 * @param missing texts that mean "none" in every field
 * @param typeField the field that holds the catalogue's name of the sensor type; empty where the
 *     type is a constant
 * @param isNumberText whether JSON writes numbers as text
 * @param longTable the fields that name a record's metric and hold its value; then each metric's
 *     column bears the name that the records give it
 * @param hint what the table looks like where it holds no metric; empty where it looks like nothing
 */
public record Draft(
    String name,
    SampleKind kind,
    List<String> globs,
    Optional<TimeGuess> time,
    SensorIdGuess sensorId,
    Optional<Guess<String>> eventId,
    TypeGuess type,
    Optional<Guess<String>> typeField,
    Optional<PlaceGuess> place,
    Optional<Guess<String>> city,
    String cityName,
    Optional<Guess<String>> district,
    List<String> missing,
    List<Attribute> attributes,
    List<LeftOut> leftOut,
    boolean isNumberText,
    Optional<LongTable> longTable,
    String hint) {
  public Draft {
    globs = List.copyOf(globs);
    missing = List.copyOf(missing);
    attributes = List.copyOf(attributes);
    leftOut = List.copyOf(leftOut);
  }

  /** What stands before each sensor's identifier: bare numbers are others' identifiers, too. */
  public String prefix() {
    List<String> ids =
        sensorId.from() == SensorIdGuess.From.FIELD
            ? kind.table()
                .column(sensorId.value())
                .map(column -> column.present())
                .orElse(List.of())
            : List.of();
    boolean isShort =
        sensorId.from() == SensorIdGuess.From.PATH
            || (!ids.isEmpty()
                && ids.stream().allMatch(id -> id.length() < 4 || id.matches("\\d+")));
    return isShort ? kind.folder() + "-" : "";
  }

  /** The same with another event time. */
  public Draft with(TimeGuess other) {
    return new Draft(
        name,
        kind,
        globs,
        Optional.of(other),
        sensorId,
        eventId,
        type,
        typeField,
        place,
        city,
        cityName,
        district,
        missing,
        attributes,
        leftOut,
        isNumberText,
        longTable,
        hint);
  }

  /** The same with another sensor identifier. */
  public Draft with(SensorIdGuess other) {
    return new Draft(
        name,
        kind,
        globs,
        time,
        other,
        eventId,
        type,
        typeField,
        place,
        city,
        cityName,
        district,
        missing,
        attributes,
        leftOut,
        isNumberText,
        longTable,
        hint);
  }

  /** The same with another sensor type, or other guesses of its metrics. */
  public Draft with(TypeGuess other) {
    return new Draft(
        name,
        kind,
        globs,
        time,
        sensorId,
        eventId,
        other,
        typeField,
        place,
        city,
        cityName,
        district,
        missing,
        attributes,
        leftOut,
        isNumberText,
        longTable,
        hint);
  }

  /** The same, with a city for all records. */
  public Draft inCity(String theName) {
    return new Draft(
        name,
        kind,
        globs,
        time,
        sensorId,
        eventId,
        type,
        typeField,
        place,
        city,
        theName,
        district,
        missing,
        attributes,
        leftOut,
        isNumberText,
        longTable,
        hint);
  }

  /** The same for some of the files only. */
  public Draft of(String otherName, SampleKind some, List<String> theirGlobs) {
    return new Draft(
        otherName,
        some,
        theirGlobs,
        time,
        sensorId,
        eventId,
        type,
        typeField,
        place,
        city,
        cityName,
        district,
        missing,
        attributes,
        leftOut,
        isNumberText,
        longTable,
        hint);
  }
}
