package io.citylake.postgres;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of {@code live.metrics}. */
final class PublishedMetrics {
  private record Row(String sensorType, String metric, String unit, String description) {}

  private final Connection connection;

  PublishedMetrics(Connection connection) {
    this.connection = connection;
  }

  /** Makes the rows those of {@code catalogue}; gives what changed, in words. */
  List<String> become(SensorCatalogue catalogue) throws SQLException {
    Set<Row> wanted = rowsOf(catalogue);
    if (published().equals(wanted)) {
      return List.of();
    }
    try (Statement delete = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into live.metrics (sensor_type, metric, unit, description)"
                    + " values (?, ?, ?, ?)")) {
      delete.execute("delete from live.metrics");
      for (Row row : wanted) {
        insert.setString(1, row.sensorType());
        insert.setString(2, row.metric());
        insert.setString(3, row.unit());
        insert.setString(4, row.description());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return List.of("live.metrics has %s metrics".formatted(wanted.size()));
  }

  private Set<Row> published() throws SQLException {
    Set<Row> rows = new HashSet<>();
    try (Statement select = connection.createStatement();
        ResultSet result =
            select.executeQuery(
                "select sensor_type, metric, unit, description from live.metrics")) {
      while (result.next()) {
        rows.add(
            new Row(
                result.getString(1),
                result.getString(2),
                result.getString(3),
                result.getString(4)));
      }
    }
    return rows;
  }

  private static Set<Row> rowsOf(SensorCatalogue catalogue) {
    Set<Row> rows = new HashSet<>();
    for (SensorType type : catalogue.types()) {
      for (Metric metric : type.metrics()) {
        rows.add(new Row(type.name(), metric.name(), metric.unit(), metric.description()));
      }
    }
    return rows;
  }
}
