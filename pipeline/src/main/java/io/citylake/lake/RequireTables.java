package io.citylake.lake;

import io.citylake.command.Causes;
import io.citylake.command.CommandFailed;
import io.citylake.settings.Settings;
import io.citylake.tables.Column;
import io.citylake.tables.Table;
import io.citylake.tables.Tables;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.apache.spark.sql.SparkSession;

/**
 * Requires of the lake that the tables which everything is computed from are there, as this version
 * makes them, before anything reads them. Looks only.
 */
public final class RequireTables {
  private static final String NO_SCHEMA = "3F000";
  private static final String NO_PRIVILEGE = "42501";
  private static final String STREAM = "start the stream, which makes %s (citylake stream)";

  private final OpenLake lake;
  private final Settings settings;

  public RequireTables(SparkSession spark, Settings settings) {
    this(new LakeOfSession(spark, settings.lake().catalog()), settings);
  }

  /** Of a lake that may have been opened without Spark. */
  public RequireTables(OpenLake lake, Settings settings) {
    this.lake = lake;
    this.settings = settings;
  }

  /**
   * Does nothing where {@code raw.records} and {@code raw.repairs} can be read.
   *
   * @throws CommandFailed where the lake is empty, half made, somebody else's or a newer version's
   */
  public void check() {
    Map<Table, org.apache.iceberg.Table> stored = ours();
    List<String> missing =
        tables().filter(table -> !stored.containsKey(table)).map(this::name).toList();
    if (!missing.isEmpty()) {
      boolean one = missing.size() == 1;
      throw CommandFailed.missing(
          "%s %s not exist yet".formatted(String.join(" and ", missing), one ? "does" : "do"),
          STREAM.formatted(one ? "it" : "them"));
    }
    stored.forEach(this::checkMetrics);
  }

  /**
   * Does nothing where what there is of the two is Citylake's, and of a version that this one
   * knows.
   *
   * @throws CommandFailed where it is not
   */
  public void checkOurs() {
    ours();
  }

  /**
   * Does nothing where the lake's catalogue can be opened.
   *
   * @throws CommandFailed where it lives in a database that has no place for it yet
   */
  public void checkCatalogue() {
    String name = settings.lake().catalog();
    try {
      lake.open();
    } catch (UncheckedSQLException e) {
      if (!isOfCatalogueToBeMade(e)) {
        throw e;
      }
      throw CommandFailed.missing(
          "the lake's catalogue %s cannot be opened (%s)".formatted(name, Causes.innermost(e)),
          "run citylake migrate as the owner of the schemas, or correct lake.properties");
    }
  }

  private Map<Table, org.apache.iceberg.Table> ours() {
    checkCatalogue();
    Map<Table, org.apache.iceberg.Table> stored = new LinkedHashMap<>();
    tables().forEach(table -> loaded(name(table)).ifPresent(there -> stored.put(table, there)));
    stored.forEach((table, there) -> LakeLayout.check(name(table), there, table.columns()));
    return stored;
  }

  private Stream<Table> tables() {
    return Stream.of(Tables.records(settings.catalogue()), Tables.repairs(settings.catalogue()));
  }

  /** The windows and the marts name every metric of the catalogue; a stream's start adds it. */
  private void checkMetrics(Table table, org.apache.iceberg.Table stored) {
    List<String> metrics = settings.catalogue().metricNames();
    List<Column> columns =
        table.columns().stream().filter(column -> metrics.contains(column.name())).toList();
    List<String> lacking = LakeLayout.lacking(stored, columns);
    if (!lacking.isEmpty()) {
      throw CommandFailed.missing(
          "%s has no column %s yet".formatted(name(table), String.join(", ", lacking)),
          STREAM.formatted(lacking.size() == 1 ? "it" : "them"));
    }
  }

  private Optional<org.apache.iceberg.Table> loaded(String name) {
    try {
      return Optional.of(lake.load(name));
    } catch (NoSuchTableException e) {
      return Optional.empty();
    } catch (NotFoundException e) {
      throw CommandFailed.missing(
          "%s names a file that is not there (%s)".formatted(name, Causes.innermost(e)),
          "restore the warehouse, or correct lake.warehouse if it was moved");
    }
  }

  /** The catalogue makes its tables itself, where the migrations have made it a place. */
  private static boolean isOfCatalogueToBeMade(UncheckedSQLException failure) {
    return Causes.root(failure) instanceof SQLException cause
        && (NO_SCHEMA.equals(cause.getSQLState()) || NO_PRIVILEGE.equals(cause.getSQLState()));
  }

  private String name(Table table) {
    return settings.lake().catalog() + "." + table.qualifiedName();
  }
}
