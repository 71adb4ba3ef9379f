package io.citylake.recording.documents;

import io.citylake.sources.recording.Recording;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the documents of recordings below a folder: plain files, and what files hold that are
 * packed by gzip, bzip2 or zip.
 *
 * <p>A glob may mean the packed file or what it holds. A packed file beside the same one unpacked
 * is left out, unless a glob means the packed one.
 */
public final class FindDocuments {
  private static final Set<String> COMPRESSED = Set.of(".gz", ".bz2");
  private static final String ARCHIVE = ".zip";

  private final Path folder;
  private final Set<Path> files;

  private FindDocuments(Path folder, Set<Path> files) {
    this.folder = folder;
    this.files = files;
  }

  /** The files below {@code folder}, at any depth. */
  public static FindDocuments below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return new FindDocuments(
          folder,
          files
              .filter(Files::isRegularFile)
              .map(folder::relativize)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  /**
   * The documents that {@code file} holds, whatever they are called.
   *
   * @param folder of the recordings, above the file
   */
  public static List<Document> in(Path file, Path folder) throws IOException {
    FindDocuments documents = new FindDocuments(folder, Set.of());
    Path relative = folder.relativize(file);
    return Unpack.isArchive(file)
        ? documents.entries(relative, true, null)
        : List.of(documents.document(relative, unpacked(relative)));
  }

  /** These files, by their paths below {@code folder}. */
  public static FindDocuments among(Path folder, List<Path> files) {
    return new FindDocuments(folder, new TreeSet<>(files));
  }

  /** The documents that hold {@code recording}, in the order of their files' names. */
  public List<Document> of(Recording recording) throws IOException {
    List<Document> documents = new ArrayList<>();
    for (Path file : files) {
      Path unpacked = unpacked(file);
      boolean isNamed = recording.includes(file);
      boolean isNamedUnpacked =
          !unpacked.equals(file) && !files.contains(unpacked) && recording.includes(unpacked);
      boolean isArchive =
          isNamed ? Unpack.isArchive(folder.resolve(file)) : hasEnding(file, ARCHIVE);
      if (isArchive) {
        documents.addAll(entries(file, isNamed, recording));
      } else if (isNamed || isNamedUnpacked) {
        documents.add(document(file, unpacked));
      }
    }
    return documents;
  }

  private Document document(Path file, Path unpacked) throws IOException {
    Path whole = folder.resolve(file);
    boolean isPacked = Unpack.isCompressed(whole);
    return new Document(
        slashes(isPacked ? unpacked : file),
        whole.toString(),
        whole,
        isPacked,
        () -> Unpack.stream(Files.newInputStream(whole)));
  }

  /**
   * What an archive holds.
   *
   * @param all whether the archive itself is named, and so every entry
   */
  private List<Document> entries(Path file, boolean all, Recording recording) throws IOException {
    Path whole = folder.resolve(file);
    if (!all && !Unpack.isArchive(whole)) {
      return List.of();
    }
    Archive archive = new Archive(whole);
    return archive.entries().stream()
        .filter(entry -> all || isNamed(file, entry, recording))
        .map(
            entry ->
                new Document(
                    withoutEnding(slashes(file) + "/" + entry),
                    whole + "/" + entry,
                    whole,
                    true,
                    () -> archive.open(entry)))
        .toList();
  }

  private static boolean isNamed(Path archive, String entry, Recording recording) {
    try {
      Path path = archive.resolve(entry);
      return recording.includes(path) || recording.includes(unpacked(path));
    } catch (InvalidPathException noFileHere) {
      return false;
    }
  }

  /** The path of {@code file} without the ending that gzip or bzip2 gives; the same without one. */
  public static Path unpacked(Path file) {
    return file.resolveSibling(withoutEnding(file.getFileName().toString()));
  }

  private static String withoutEnding(String name) {
    return COMPRESSED.stream()
        .filter(ending -> name.toLowerCase(Locale.ROOT).endsWith(ending))
        .filter(ending -> name.length() > ending.length())
        .findFirst()
        .map(ending -> name.substring(0, name.length() - ending.length()))
        .orElse(name);
  }

  private static boolean hasEnding(Path file, String ending) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
