package io.citylake.recording.documents;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip archive with its entries. */
final class Archive {
  private static final String RESOURCE_FORKS = "__MACOSX/";

  private final Path file;

  Archive(Path file) {
    this.file = file;
  }

  /** The names of its files, sorted, without those that only an operating system reads. */
  List<String> entries() throws IOException {
    try (ZipFile zip = open()) {
      return Collections.list(zip.getEntries()).stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipArchiveEntry::getName)
          .filter(name -> !name.startsWith(RESOURCE_FORKS) && !isHidden(name))
          .sorted()
          .toList();
    }
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".", name.lastIndexOf('/') + 1);
  }

  /** The bytes of an entry; to be closed by the caller. */
  InputStream open(String name) throws IOException {
    ZipFile zip = open();
    try {
      ZipArchiveEntry entry = zip.getEntry(name);
      if (!zip.canReadEntryData(entry)) {
        throw new IOException("it is encrypted, or packed by an unusual method");
      }
      return new FilterInputStream(Unpack.stream(zip.getInputStream(entry))) {
        @Override
        public void close() throws IOException {
          try (zip) {
            super.close();
          }
        }
      };
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  private ZipFile open() throws IOException {
    return ZipFile.builder().setPath(file).get();
  }
}
