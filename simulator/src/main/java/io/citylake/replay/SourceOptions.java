package io.citylake.replay;

import io.citylake.command.Faults;
import io.citylake.sources.DescribedSources;
import io.citylake.sources.SourceDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** These options say which recordings are meant, and where they lie. */
final class SourceOptions {
  private static final String RECORDINGS = "--recordings";
  private static final String SENSORS = "--sensors";

  @Option(
      names = RECORDINGS,
      paramLabel = "DIR",
      description = "The folder that the files lie below (default: ${DEFAULT-VALUE}).")
  private Path recordings = Path.of(System.getProperty("citylake.home", "."), "recordings");

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

  /** The folder of the recordings, whether it is there or not. */
  Path folder() {
    return recordings;
  }

  /** The folder of the recordings; noted where it is not there. */
  Path recordings(Faults faults) {
    requireFolder(RECORDINGS, recordings, faults);
    return recordings;
  }

  /** The keys of the configuration that these options stand for. */
  Map<String, String> keys(Faults faults) {
    if (catalogueFile == null) {
      return Map.of();
    }
    if (!Files.isRegularFile(catalogueFile)) {
      faults.note(SENSORS, "no such file");
      return Map.of();
    }
    return Map.of("catalogue.sensors-file", catalogueFile.toString());
  }

  /** What of {@code described} is to be replayed. */
  List<SourceDescription> chosen(DescribedSources described, Faults faults) {
    List<SourceDescription> recorded =
        described.descriptions().stream()
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

  private static boolean requireFolder(String option, Path folder, Faults faults) {
    boolean isThere = Files.isDirectory(folder);
    if (!isThere) {
      faults.note(option, "no such folder");
    }
    return isThere;
  }
}
