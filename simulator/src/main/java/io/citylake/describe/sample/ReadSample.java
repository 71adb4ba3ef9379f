package io.citylake.describe.sample;

import io.citylake.recording.documents.Document;
import io.citylake.recording.documents.FindDocuments;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads the samples of files and folders; what is packed is opened. */
public final class ReadSample {
  private ReadSample() {}

  /**
   * The samples of {@code given} and, where that is a folder, of all files below it, in the order
   * of their paths. Hidden files, and those that hold no text, are left out.
   *
   * @throws IOException where one cannot be read
   */
  public static List<SampledFile> of(List<Path> given) throws IOException {
    List<SampledFile> samples = new ArrayList<>();
    for (Path path : given) {
      Path folder = recordings(path);
      for (Path file : files(path.toAbsolutePath().normalize())) {
        for (Document document : FindDocuments.in(file, folder)) {
          add(document, samples);
        }
      }
    }
    return samples;
  }

  /** The folder of the recordings for {@code path}: the one that holds the folder of the files. */
  public static Path recordings(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path folder = Files.isDirectory(absolute) ? absolute : absolute.getParent();
    return folder.getParent() == null ? folder : folder.getParent();
  }

  private static List<Path> files(Path path) throws IOException {
    try (Stream<Path> found = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> file.equals(path) || isData(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private static boolean isData(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && !lower.endsWith(".md") && !lower.startsWith("license");
  }

  private static void add(Document document, List<SampledFile> samples) throws IOException {
    SampledFile sample = SampleFile.of(document);
    boolean isText = sample.lines().stream().noneMatch(line -> line.text().indexOf('\0') >= 0);
    if (isText && sample.lines().stream().anyMatch(line -> !line.isBlank())) {
      samples.add(sample);
    }
  }
}
