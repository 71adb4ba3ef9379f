package io.citylake.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
  private static final SensorCatalogue CATALOGUE = ReadCatalogue.defaults();

  static Stream<Table> tables() {
    return Stream.concat(
        Tables.LIVE.stream(), Stream.of(Tables.records(CATALOGUE), Tables.repairs(CATALOGUE)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tableNamesEachColumnOnceAndInSnakeCase(Table table) {
    assertThat(table.columnNames())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void keyOfATableIsMadeOfColumnsThatAreNeverNull(Table table) {
    List<String> required =
        table.columns().stream().filter(Column::isRequired).map(Column::name).toList();

    // A topic's id is null where a record came before ids were kept; readers are given one.
    assertThat(table.key()).filteredOn(name -> !name.equals("topic_id")).isSubsetOf(required);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyColumnIsExplained(Table table) {
    assertThat(table.columns()).noneMatch(column -> column.doc().isBlank());
  }

  @Test
  void recordsHaveOneNullableColumnForEachMetricInItsUnit() {
    Table records = Tables.records(CATALOGUE);

    assertThat(records.columnNames()).containsAll(CATALOGUE.metricNames());
    assertThat(records.columns())
        .filteredOn(column -> CATALOGUE.metricNames().contains(column.name()))
        .hasSize(CATALOGUE.metricCount())
        .noneMatch(Column::isRequired)
        .allMatch(column -> column.unit().equals(CATALOGUE.unit(column.name())));
  }

  @Test
  void columnsOfRecordsAndRepairsThatAreNoMetricAreReserved() {
    SensorCatalogue withoutMetrics = new SensorCatalogue(List.of());

    assertThat(Tables.reservedRecordColumns())
        .containsAll(Tables.records(withoutMetrics).columnNames())
        .containsAll(Tables.repairs(withoutMetrics).columnNames())
        .doesNotContainAnyElementsOf(CATALOGUE.metricNames());
  }
}
