package io.citylake.benchmarks.throughput;

import io.citylake.benchmarks.compare.CheckRecords;
import io.citylake.benchmarks.compare.CompareWindows;
import io.citylake.benchmarks.compare.LateReadings;
import io.citylake.benchmarks.compare.ParquetFiles;
import io.citylake.benchmarks.compare.RecordsCheck;
import io.citylake.benchmarks.compare.WindowsComparison;
import io.citylake.benchmarks.compare.WindowsTable;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.contestant.WindowsFile;
import io.citylake.benchmarks.limit.References;
import io.citylake.benchmarks.spark.Naive;
import io.citylake.benchmarks.spark.PhaseKeys;
import io.citylake.benchmarks.stack.LoadedTopic;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.tables.WindowRow;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a contestant wrote in a phase, and holds it against what must be there. */
final class CheckOutput {
  private final References references;

  CheckOutput(References references) {
    this.references = references;
  }

  OutputCheck of(Entrant entrant, Phase phase, LoadedTopic topic) throws IOException, SQLException {
    Job job = entrant.job();
    return new OutputCheck(
        job.hasRecords() ? Optional.of(records(entrant, phase, topic)) : Optional.empty(),
        job.hasWindows() ? Optional.of(windows(entrant, phase, topic)) : Optional.empty(),
        job.hasWindows() && entrant.engine() == Engine.CITYLAKE
            ? Optional.of(LateReadings.in(phase.jdbcUrl()))
            : Optional.empty());
  }

  private static RecordsCheck records(Entrant entrant, Phase phase, LoadedTopic topic)
      throws IOException {
    List<Path> files =
        entrant.engine().isCitylake()
            ? ParquetFiles.ofLake(settings(phase).lake(), "raw", "records")
            : ParquetFiles.below(phase.file("records"));
    return new CheckRecords(topic.ends()).in(files);
  }

  private WindowsComparison windows(Entrant entrant, Phase phase, LoadedTopic topic)
      throws IOException, SQLException {
    List<WindowRow> expected = references.windows(topic, entrant.job().windowShape());
    return new CompareWindows(expected).with(windowsOf(entrant.engine(), phase));
  }

  private static List<WindowRow> windowsOf(Engine engine, Phase phase)
      throws IOException, SQLException {
    return switch (engine) {
      case LIMIT, FLINK, FLINK_WITH_DEDUPLICATION -> WindowsFile.read(phase.file(""));
      case NAIVE -> WindowsTable.read(phase.jdbcUrl(), Naive.WINDOWS_TABLE);
      case CITYLAKE, CITYLAKE_WITHOUT_DEDUPLICATION ->
          WindowsTable.read(phase.jdbcUrl(), "live.windows");
    };
  }

  private static Settings settings(Phase phase) {
    return ReadSettings.from(Optional.empty(), Map.of(), PhaseKeys.of(phase, Map.of()));
  }
}
