package io.citylake.describe.identity;

import io.citylake.describe.guess.Confidence;
import io.citylake.describe.table.Table;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.words.Words;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Guesses which columns hold a position. */
public final class GuessPlace {
  private static final Pattern PAIR =
      Pattern.compile("-?\\d{1,2}\\.\\d+\\s*,\\s*-?\\d{1,3}\\.\\d+");

  private final Words words;

  public GuessPlace(Words words) {
    this.words = words;
  }

  /** The guess; empty where no columns do. */
  public Optional<PlaceGuess> of(Table table) {
    return named(table).or(() -> tuple(table)).or(() -> pair(table));
  }

  private Optional<PlaceGuess> named(Table table) {
    Optional<TableColumn> latitude = column(table, "latitude");
    Optional<TableColumn> longitude = column(table, "longitude");
    return latitude.isPresent() && longitude.isPresent()
        ? Optional.of(places(latitude.get(), longitude.get(), "named so", Confidence.SURE))
        : Optional.empty();
  }

  private Optional<TableColumn> column(Table table, String role) {
    return table.columns().stream()
        .filter(column -> column.labels().stream().anyMatch(words.role(role)::contains))
        .filter(column -> column.numericShare() > 0.5)
        .findFirst();
  }

  /** Two numbers in a list: longitude first in GeoJSON, latitude first elsewhere. */
  private Optional<PlaceGuess> tuple(Table table) {
    for (TableColumn first : table.columns()) {
      Optional<TableColumn> second =
          first.name().endsWith("[0]")
              ? table.column(first.name().replaceAll("\\[0]$", "[1]"))
              : Optional.empty();
      if (second.isPresent() && isDegrees(first, 180) && isDegrees(second.get(), 180)) {
        boolean isGeoJson = first.name().endsWith("coordinates[0]") || !isDegrees(first, 90);
        Confidence confidence = isGeoJson ? Confidence.SURE : Confidence.LIKELY;
        return Optional.of(
            isGeoJson
                ? places(second.get(), first, "a pair with the longitude first", confidence)
                : places(first, second.get(), "a pair, taken for latitude first", confidence));
      }
    }
    return Optional.empty();
  }

  private Optional<PlaceGuess> pair(Table table) {
    return table.columns().stream()
        .filter(column -> !column.isEmpty())
        .filter(column -> column.present().stream().allMatch(v -> PAIR.matcher(v).matches()))
        .findFirst()
        .map(
            column ->
                new PlaceGuess(
                    "", "", column.name(), false, "two numbers of degrees", Confidence.LIKELY));
  }

  private static PlaceGuess places(
      TableColumn latitude, TableColumn longitude, String by, Confidence confidence) {
    if (!isDegrees(latitude, 90) && isDegrees(longitude, 90)) {
      return places(
          longitude,
          latitude,
          "named the other way round, as their ranges tell",
          Confidence.UNSURE);
    }
    // Nobody measures where the equator meets Greenwich: a sensor without a fix says 0, 0.
    boolean isElsewhere =
        Math.abs(TableColumn.median(latitude.numbers())) > 1
            && Math.abs(TableColumn.median(longitude.numbers())) > 1;
    return new PlaceGuess(latitude.name(), longitude.name(), "", isElsewhere, by, confidence);
  }

  private static boolean isDegrees(TableColumn column, double limit) {
    double[] numbers = column.numbers();
    return numbers.length > 0 && Arrays.stream(numbers).allMatch(n -> Math.abs(n) <= limit);
  }
}
