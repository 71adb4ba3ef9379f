package io.citylake.benchmarks.duckdb;

import io.citylake.benchmarks.compare.ParquetFiles;
import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.spark.PhaseKeys;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * This contestant is DuckDB, which makes a day's marts of the lake's Parquet files and writes them
 * to Parquet files. A phase's name is its day.
 *
 * <p>Left out, in its favour: finding the files, checks, publication in a lake and in PostgreSQL,
 * repaired records.
 */
public final class DuckDbMarts implements Contestant {
  private final Map<String, String> arguments;

  /**
   * @param arguments keys of Citylake's configuration, over its defaults
   */
  public DuckDbMarts(Map<String, String> arguments) {
    this.arguments = Map.copyOf(arguments);
  }

  @Override
  public void run(Phase phase, Marks marks) throws Exception {
    Settings settings =
        ReadSettings.from(Optional.empty(), Map.of(), PhaseKeys.of(phase, arguments));
    LocalDate day = LocalDate.parse(phase.name());
    List<Path> records = ParquetFiles.ofRecords(settings.lake(), day);
    Path folder = Files.createDirectories(folder(phase));
    try (Connection database = DuckDb.open(folder.resolve("marts.duckdb"))) {
      marks.begin();
      new ComputeMarts(database, settings.catalogue(), day).of(records, folder);
      marks.end();
    }
  }

  /** Where a phase's marts are. */
  static Path folder(Phase phase) {
    return phase.file("duckdb-" + phase.name());
  }
}
