package io.citylake.doctor;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.command.Causes;
import io.citylake.command.CommandFailed;
import io.citylake.lake.LakeLayout;
import io.citylake.settings.Settings;
import io.citylake.tables.Tables;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NotFoundException;

/** The lake's catalogue opens, lists its tables, and the records' table is Citylake's. */
final class CheckCatalogue implements Check {
  static final String NAME = "catalogue";

  /** The table that every other is computed from. */
  static final TableIdentifier RECORDS = TableIdentifier.of("raw", "records");

  private final Settings.Lake lake;
  private final SensorCatalogue sensors;
  private final boolean livesInDatabase;
  private final OpenCatalogue catalogue;

  CheckCatalogue(Settings settings, OpenCatalogue catalogue) {
    this.lake = settings.lake();
    this.sensors = settings.catalogue();
    this.livesInDatabase =
        lake.properties().getOrDefault("uri", "").startsWith(settings.postgres().url());
    this.catalogue = catalogue;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> needs() {
    return livesInDatabase ? Set.of(CheckMigrations.NAME) : Set.of();
  }

  @Override
  public Duration limit() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Finding look() throws IOException {
    try {
      Optional<Catalog> opened = catalogue.open();
      if (opened.isEmpty()) {
        return Finding.ok(lake.catalog() + " is new: the first job makes its tables");
      }
      try {
        return contents(opened.get());
      } finally {
        if (opened.get() instanceof Closeable closeable) {
          closeable.close();
        }
      }
    } catch (NotFoundException e) {
      return Finding.failed(
          "%s names a file that is not there: %s".formatted(lake.catalog(), e.getMessage()),
          "restore the warehouse, or correct lake.warehouse if it was moved");
    } catch (SQLException | RuntimeException e) {
      return Finding.failed(
          "%s cannot be opened: %s".formatted(lake.catalog(), Causes.innermost(e)),
          "correct lake.properties, and let this user use the catalogue");
    }
  }

  private Finding contents(Catalog opened) {
    List<TableIdentifier> tables = new ArrayList<>();
    for (Namespace namespace : ((SupportsNamespaces) opened).listNamespaces()) {
      tables.addAll(opened.listTables(namespace));
    }
    String seen = String.format(Locale.ROOT, "%s holds %d tables", lake.catalog(), tables.size());
    if (!tables.contains(RECORDS)) {
      return Finding.ok(seen);
    }
    Table stored = opened.loadTable(RECORDS);
    try {
      LakeLayout.check(lake.catalog() + "." + RECORDS, stored, Tables.records(sensors).columns());
    } catch (CommandFailed e) {
      return Finding.failed(e.finding(), e.remedy());
    }
    return Finding.ok(seen + "; " + newest(stored));
  }

  private static String newest(Table stored) {
    Snapshot snapshot = stored.currentSnapshot();
    return snapshot == null
        ? RECORDS + " is empty"
        : "%s was written %s ago"
            .formatted(
                RECORDS,
                Durations.shown(
                    Duration.between(
                        Instant.ofEpochMilli(snapshot.timestampMillis()), Instant.now())));
  }
}
