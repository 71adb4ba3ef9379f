package io.citylake.replay;

import io.citylake.command.Faults;
import io.citylake.recording.documents.FindDocuments;
import io.citylake.settings.Settings;
import io.citylake.sources.SourceDescription;
import io.citylake.sources.recording.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recorded files that were named one by one.
 *
 * @param folder that the files' paths are relative to where a description looks at them
 * @param files relative to it
 */
record FilesToPreview(Path folder, List<Path> files) {
  static final String FILE = "FILE";

  /**
   * The files at {@code named}, and below those of them that are folders.
   *
   * @param recordings the folder of the recordings: what lies below it is known by its path there
   */
  static FilesToPreview of(List<Path> named, Path recordings, Faults faults) {
    List<Path> found = new ArrayList<>();
    for (Path path : named) {
      if (!Files.exists(path)) {
        faults.note(FILE, path, "no such file or folder");
      } else {
        List<Path> files = filesAt(path.toAbsolutePath().normalize());
        if (files.isEmpty()) {
          faults.note(FILE, path, "holds no file");
        }
        found.addAll(files);
      }
    }
    Path below = recordings.toAbsolutePath().normalize();
    Path folder =
        !found.isEmpty() && found.stream().allMatch(file -> file.startsWith(below))
            ? below
            : Path.of("").toAbsolutePath().getRoot();
    return new FilesToPreview(folder, found.stream().map(folder::relativize).toList());
  }

  private static List<Path> filesAt(Path path) {
    try (Stream<Path> files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one description of {@code settings} that names all files; null, noted, where none does. */
  SourceDescription described(Settings settings, Faults faults) {
    List<SourceDescription> all = settings.sources().descriptions();
    List<SourceDescription> naming =
        all.stream()
            .filter(description -> files.stream().anyMatch(file -> isNamed(description, file)))
            .toList();
    boolean isOne =
        naming.size() == 1 && files.stream().allMatch(file -> isNamed(naming.get(0), file));
    if (!isOne && !files.isEmpty()) {
      faults.missing("--source", naming.isEmpty() ? byNone(all) : bySome(naming));
    }
    return isOne ? naming.get(0) : null;
  }

  private static String byNone(List<SourceDescription> all) {
    return "no description's recording.files names these files: name one with --source NAME or"
        + " --description FILE.conf; there are "
        + names(all);
  }

  private static String bySome(List<SourceDescription> naming) {
    return "these files are not all of one description, but of %s: choose one of them with --source NAME, or give --recordings DIR without files"
        .formatted(names(naming));
  }

  /** Whether the path names the file from any of its folders on. */
  private static boolean isNamed(SourceDescription description, Path file) {
    Recording recording = description.recording();
    for (int from = 0; recording != null && from < file.getNameCount(); from++) {
      Path path = file.subpath(from, file.getNameCount());
      if (recording.includes(path) || recording.includes(FindDocuments.unpacked(path))) {
        return true;
      }
    }
    return false;
  }

  private static String names(List<SourceDescription> descriptions) {
    return descriptions.stream().map(SourceDescription::name).collect(Collectors.joining(", "));
  }
}
