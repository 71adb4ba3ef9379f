package io.citylake.replay;

import com.typesafe.config.ConfigFactory;
import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.command.Faults;
import io.citylake.config.ConfigReader;
import io.citylake.sources.ReadSources;
import io.citylake.sources.SourceDescription;
import io.citylake.tables.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** These options say which recordings are meant, and where they lie. */
final class SourceOptions {
  private static final String RECORDINGS = "--recordings";
  private static final String SOURCES = "--sources";
  private static final String SENSORS = "--sensors";

  @Option(
      names = RECORDINGS,
      paramLabel = "DIR",
      description = "The folder that the files lie below (default: ${DEFAULT-VALUE}).")
  private Path recordings = Path.of(System.getProperty("citylake.home", "."), "recordings");

  @Option(
      names = SOURCES,
      paramLabel = "DIR",
      description = "The folder of the descriptions (default: those that come along).")
  private Path directory;

  @Option(
      names = SENSORS,
      paramLabel = "FILE",
      description = "The sensor catalogue (default: the one that comes along).")
  private Path catalogueFile;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Only these descriptions (default: all that have a recording).")
  private List<String> only = List.of();

  /** The folder of the recordings. */
  Path recordings(Faults faults) {
    requireFolder(RECORDINGS, recordings, faults);
    return recordings;
  }

  /** What is to be replayed. */
  List<SourceDescription> sources(Faults faults) {
    List<SourceDescription> recorded =
        described(catalogue(faults), faults).stream()
            .filter(description -> description.recording() != null)
            .toList();
    List<String> known = recorded.stream().map(SourceDescription::name).toList();
    only.stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                faults.note(
                    "--only",
                    name,
                    "no described recording is called %s; there are %s"
                        .formatted(name, String.join(", ", known))));
    return recorded.stream().filter(d -> only.isEmpty() || only.contains(d.name())).toList();
  }

  private SensorCatalogue catalogue(Faults faults) {
    if (catalogueFile == null) {
      return ReadCatalogue.defaults();
    }
    if (!Files.isRegularFile(catalogueFile)) {
      faults.note(SENSORS, "no such file");
      return ReadCatalogue.defaults();
    }
    return read(
            problems ->
                ReadCatalogue.fromFile(catalogueFile, problems, Tables.reservedRecordColumns()),
            catalogueFile,
            faults)
        .orElseGet(ReadCatalogue::defaults);
  }

  private List<SourceDescription> described(SensorCatalogue catalogue, Faults faults) {
    if (directory == null) {
      return faults.read(() -> ReadSources.defaults(catalogue)).orElse(List.of());
    }
    if (!requireFolder(SOURCES, directory, faults)) {
      return List.of();
    }
    return read(
            problems -> ReadSources.fromDirectory(directory, catalogue, problems),
            directory,
            faults)
        .orElse(List.of());
  }

  private static <T> Optional<T> read(Function<ConfigReader, T> reading, Path file, Faults faults) {
    return faults.read(
        () -> {
          ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), file.toString());
          T read = reading.apply(problems);
          problems.orThrow();
          return read;
        });
  }

  private static boolean requireFolder(String option, Path folder, Faults faults) {
    boolean isThere = Files.isDirectory(folder);
    if (!isThere) {
      faults.note(option, "no such folder");
    }
    return isThere;
  }
}
