package io.citylake.benchmarks.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.models.Mart;
import io.citylake.models.MartColumn;
import io.citylake.models.ReadMarts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareMartsTest {
  private static final LocalDate DAY = LocalDate.parse("2025-01-15");
  private static final Mart MART = ReadMarts.packed().mart("daily_parking");
  private static final String CAR_PARK =
      "select date '2025-01-15' as day, '%s' as sensor_id, 'Lisbon' as city, %s as peak_occupancy,"
          + " %s as full_minutes, timestamptz '2025-01-15 08:00:00+00' as peak_time";

  @TempDir private Path folder;

  @Test
  void equalRowsHold() throws SQLException {
    MartComparison comparison =
        compared(
            carPark("p1", "0.5", "12") + union(carPark("p2", "null", "null")),
            carPark("p1", "0.5", "12") + union(carPark("p2", "null", "null")));

    assertThat(comparison).isEqualTo(new MartComparison("daily_parking", 2, 2, 0, List.of()));
    assertThat(comparison.holds()).isTrue();
  }

  @Test
  void sumsInAnotherOrderAndTheirRoundingHold() throws SQLException {
    assertThat(
            compared(carPark("p1", "0.1", "12.001"), carPark("p1", "0.1 + 1e-10", "12.002"))
                .holds())
        .isTrue();
  }

  @Test
  void valuesThatDifferAreBothShown() throws SQLException {
    MartComparison comparison =
        compared(carPark("p1", "0.1", "12"), carPark("p1", "0.1 + 1e-8", "null"));

    assertThat(comparison.different()).isEqualTo(1);
    assertThat(comparison.examples())
        .containsExactly(
            "2025-01-15, p1: peak_occupancy is 0.1 in Citylake and 0.10000001 in DuckDB;"
                + " full_minutes is 12.0 in Citylake and null in DuckDB");
  }

  @Test
  void rowThatOnlyOneHasIsADifference() throws SQLException {
    MartComparison comparison = compared(carPark("p1", "0.5", "1"), carPark("p2", "0.5", "1"));

    assertThat(comparison.different()).isEqualTo(2);
    assertThat(comparison.examples())
        .containsExactly(
            "2025-01-15, p1: only Citylake has it", "2025-01-15, p2: only DuckDB has it");
  }

  @Test
  void firstThreeDifferencesAreShownAndAllAreCounted() throws SQLException {
    MartComparison comparison =
        compared(
            carPark("p1", "1", "1")
                + union(carPark("p2", "1", "1"))
                + union(carPark("p3", "1", "1"))
                + union(carPark("p4", "1", "1")),
            carPark("p4", "2", "1")
                + union(carPark("p3", "2", "1"))
                + union(carPark("p2", "2", "1"))
                + union(carPark("p1", "2", "1")));

    assertThat(comparison.different()).isEqualTo(4);
    assertThat(comparison.examples())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("2025-01-15, p1: peak_occupancy");
  }

  @Test
  void martWithoutFilesHasNoRows() throws SQLException {
    try (Connection database = DuckDb.open(folder.resolve("comparison.duckdb"))) {
      Path duckdb = write(database, "duckdb", carPark("p1", "0.5", "1"));

      assertThat(CompareMarts.compare(database, MART, DAY, List.of(), duckdb).examples())
          .containsExactly("2025-01-15, p1: only DuckDB has it");
    }
  }

  private MartComparison compared(String citylake, String duckdb) throws SQLException {
    try (Connection database = DuckDb.open(folder.resolve("comparison.duckdb"))) {
      return CompareMarts.compare(
          database,
          MART,
          DAY,
          List.of(write(database, "citylake", citylake)),
          write(database, "duckdb", duckdb));
    }
  }

  private static String carPark(String sensor, String peakOccupancy, String fullMinutes) {
    return CAR_PARK.formatted(
        sensor,
        "cast(%s as double)".formatted(peakOccupancy),
        "cast(%s as double)".formatted(fullMinutes));
  }

  private static String union(String rows) {
    return " union all by name " + rows;
  }

  /** A file with all columns of the mart; those that {@code rows} do not name are null. */
  private Path write(Connection database, String name, String rows) throws SQLException {
    Path file = folder.resolve(name + ".parquet");
    String none = DuckDbTypes.noRows(MART.columns().stream().map(MartColumn::column).toList());
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "copy (%s%s) to %s (format parquet)"
              .formatted(none, union(rows), DuckDb.text(file.toString())));
    }
    return file;
  }
}
