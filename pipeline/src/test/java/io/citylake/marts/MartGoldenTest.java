package io.citylake.marts;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.models.Mart;
import io.citylake.models.MartCheck;
import io.citylake.models.MartCheck.NoRows;
import io.citylake.models.MartCheck.Severity;
import io.citylake.models.MartModels;
import io.citylake.models.ReadMarts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From a day's readings to its marts, against the golden files. */
class MartGoldenTest {
  private static final MartModels MODELS = ReadMarts.packed();
  private static final long A_FEW = 1_000;
  private static final Path SMALL_CITY = GoldenDay.folder("2026-01-15-a-small-city");
  private static final Map<Path, GoldenDay> DAYS = new ConcurrentHashMap<>();

  @AfterAll
  static void close() {
    DAYS.values().forEach(GoldenDay::close);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("goldenMarts")
  void martHasTheRowsWorkedOutByHand(Path folder, String mart) {
    GoldenRows.assertGolden(
        MODELS.mart(mart), GoldenDay.expected(folder, mart), day(folder).rows(MODELS.mart(mart)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("goldenMarts")
  void goldenDayKeepsEveryPromiseOfTheMart(Path folder, String mart) {
    List<CheckResult> results =
        day(folder).check(MODELS.mart(mart), day(folder).rows(MODELS.mart(mart)));

    assertThat(results).filteredOn(result -> result.severity() == Severity.FAIL).isNotEmpty();
    assertThat(results)
        .filteredOn(result -> result.severity() == Severity.FAIL)
        .allMatch(CheckResult::holds);
  }

  @Test
  void dayThatIsPlannedForManyReadingsHasTheSameRows() {
    try (GoldenDay day = new GoldenDay(SMALL_CITY, Long.MAX_VALUE)) {
      for (String mart : GoldenDay.marts(SMALL_CITY)) {
        Dataset<Row> rows = day.rows(MODELS.mart(mart));
        GoldenRows.assertGolden(MODELS.mart(mart), GoldenDay.expected(SMALL_CITY, mart), rows);
        assertThat(day.check(MODELS.mart(mart), rows))
            .filteredOn(result -> result.severity() == Severity.FAIL)
            .isNotEmpty()
            .allMatch(CheckResult::holds);
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @MethodSource("badRows")
  void badRowFailsTheCheckThatItIsMeantFor(Path folder, String name, GoldenDay.BadRow bad) {
    Mart mart = MODELS.mart(name);
    Dataset<Row> rows = day(folder).rows(mart, bad);

    assertThat(day(folder).check(withOnly(bad.fails(), mart), rows))
        .filteredOn(result -> !result.holds())
        .extracting(CheckResult::check)
        .contains(bad.fails());
  }

  @ParameterizedTest
  @FieldSource("MART_NAMES")
  void everyCheckOfTheMartIsShownToFail(String mart) {
    List<String> shown =
        GoldenDay.folders().stream()
            .flatMap(folder -> GoldenDay.badRows(folder, mart).stream())
            .map(GoldenDay.BadRow::fails)
            .toList();

    assertThat(shown)
        .containsAll(
            MODELS.mart(mart).checks().stream()
                .filter(NoRows.class::isInstance)
                .map(MartCheck::name)
                .toList());
  }

  @ParameterizedTest
  @FieldSource("MART_NAMES")
  void everyColumnOfTheMartIsInSomeGoldenFile(String mart) {
    List<String> shown =
        GoldenDay.folders().stream()
            .filter(folder -> GoldenDay.marts(folder).contains(mart))
            .flatMap(folder -> GoldenRows.columns(GoldenDay.expected(folder, mart)).stream())
            .toList();

    assertThat(shown).containsAll(MODELS.mart(mart).table().columnNames());
  }

  static final List<String> MART_NAMES = MODELS.marts().stream().map(Mart::name).toList();

  @Test
  void everyGoldenFileBelongsToAMart() {
    assertThat(GoldenDay.folders()).isNotEmpty();
    assertThat(
            GoldenDay.folders().stream()
                .flatMap(folder -> GoldenDay.marts(folder).stream())
                .collect(Collectors.toSet()))
        .isSubsetOf(MART_NAMES);
  }

  static Stream<Arguments> goldenMarts() {
    return GoldenDay.folders().stream()
        .flatMap(
            folder ->
                GoldenDay.marts(folder).stream()
                    .map(
                        mart ->
                            Arguments.of(Named.of(folder.getFileName().toString(), folder), mart)));
  }

  static Stream<Arguments> badRows() {
    return GoldenDay.folders().stream()
        .flatMap(
            folder ->
                MART_NAMES.stream()
                    .flatMap(
                        mart ->
                            GoldenDay.badRows(folder, mart).stream()
                                .map(
                                    bad ->
                                        Arguments.of(
                                            Named.of(folder.getFileName().toString(), folder),
                                            mart,
                                            Named.of(bad.fails(), bad)))));
  }

  private static GoldenDay day(Path folder) {
    return DAYS.computeIfAbsent(folder, path -> new GoldenDay(path, A_FEW));
  }

  /** The other checks need not run; the implicit ones always do. */
  private static Mart withOnly(String check, Mart mart) {
    return new Mart(
        mart.table(),
        mart.sql(),
        mart.columns(),
        mart.checks().stream().filter(c -> c.name().equals(check)).toList(),
        mart.isPublished());
  }
}
