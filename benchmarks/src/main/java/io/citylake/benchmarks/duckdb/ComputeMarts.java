package io.citylake.benchmarks.duckdb;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.models.Mart;
import io.citylake.models.MartModels;
import io.citylake.models.Model;
import io.citylake.models.ReadMarts;
import io.citylake.tables.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Computes a day's marts by the queries in the resources' folder {@code duckdb}. */
final class ComputeMarts {
  private static final List<String> EVENTS_ONCE =
      List.of("nearby", "repeated", "copied", "parts", "once");
  private static final List<String> VIEWS = List.of("messages", "readings", "copies", "rejections");

  /** Stands for exact percentiles that know no weights. */
  private static final String NOT_NEEDED = "int_value_counts";

  private final Connection database;
  private final SensorCatalogue catalogue;
  private final LocalDate day;
  private final MartModels models = ReadMarts.packed();

  /**
   * @param database empty
   */
  ComputeMarts(Connection database, SensorCatalogue catalogue, LocalDate day) {
    this.database = database;
    this.catalogue = catalogue;
    this.day = day;
  }

  /**
   * Computes them.
   *
   * @param records files of {@code lake.raw.records} that hold the day, and what lies around it
   * @param folder gets a Parquet file for each mart, of its name
   */
  void of(List<Path> records, Path folder) throws SQLException {
    registerCatalogue();
    registerInputs(records);
    for (Model model : models.staging()) {
      make("staging", model);
    }
    for (Model model : models.intermediate()) {
      if (!model.name().equals(NOT_NEEDED)) {
        make("intermediate", model);
      }
    }
    for (Mart mart : models.marts()) {
      write(mart, folder);
    }
  }

  /** By its own query in DuckDB's dialect; a model that has none reads the same in both. */
  private void make(String folder, Model model) throws SQLException {
    execute(
        resource(folder, model.name())
            .orElseGet(() -> "create view " + model.name() + " as " + model.sql()));
  }

  private void registerCatalogue() throws SQLException {
    execute("create table sensor_types (sensor_type varchar, cadence_seconds double)");
    try (PreparedStatement insert =
        database.prepareStatement("insert into sensor_types values (?, ?)")) {
      for (SensorType type : catalogue.types()) {
        insert.setString(1, type.name());
        insert.setDouble(2, type.cadence().toMillis() / 1000.0);
        insert.execute();
      }
    }
  }

  private void registerInputs(List<Path> records) throws SQLException {
    execute("create macro storable(text) as left(replace(text, chr(0), '\uFFFD'), 100)");
    String rows = DuckDbTypes.noRows(Tables.records(catalogue).columns());
    String files = records.isEmpty() ? "" : " union all by name from " + DuckDb.parquet(records);
    execute("create view records as " + rows + files);
    for (String name : EVENTS_ONCE) {
      execute(sql("inputs", name).replace(":metrics", names(catalogue.metricNames())));
    }
    for (String name : VIEWS) {
      execute(sql("inputs", name));
    }
    execute("create view message_measurements as " + measurements("messages"));
    execute("create view measurements as " + measurements("readings"));
  }

  /** Each sensor type by itself: most of the lake's columns are null in most readings. */
  private String measurements(String readings) {
    String ofType = sql("inputs", "measurements_of_type").replace(":readings", readings);
    return catalogue.types().stream()
        .map(
            type ->
                ofType
                    .replace(":type", type.name())
                    .replace(
                        ":metrics", names(type.metrics().stream().map(m -> m.name()).toList())))
        .collect(Collectors.joining("\nunion all\n"));
  }

  private static String names(Collection<String> metrics) {
    return metrics.stream().map(DuckDb::name).collect(Collectors.joining(", "));
  }

  /** A mart may read one before it. */
  private void write(Mart mart, Path folder) throws SQLException {
    String columns =
        mart.columns().stream()
            .map(
                c ->
                    "cast(%1$s as %2$s) as %1$s"
                        .formatted(DuckDb.name(c.name()), DuckDbTypes.ofMart(c.column().type())))
            .collect(Collectors.joining(", "));
    execute(
        "create table %s as select %s from (\n%s)"
            .formatted(DuckDb.name(mart.name()), columns, sql("marts", mart.name())));
    execute(
        "copy %s to %s (format parquet, compression zstd)"
            .formatted(DuckDb.name(mart.name()), DuckDb.text(file(mart, folder).toString())));
  }

  /** Where a mart's rows of the day are. */
  static Path file(Mart mart, Path folder) {
    return folder.resolve(mart.name() + ".parquet");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + "\nin: " + sql, e);
    }
  }

  private String sql(String folder, String name) {
    return resource(folder, name)
        .orElseThrow(() -> new IllegalStateException("DuckDB has no " + folder + "/" + name));
  }

  private Optional<String> resource(String folder, String name) {
    String file = "/duckdb/" + folder + "/" + name + ".sql";
    try (InputStream content = ComputeMarts.class.getResourceAsStream(file)) {
      if (content == null) {
        return Optional.empty();
      }
      String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(text.replace(":day", day.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
