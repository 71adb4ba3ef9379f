package io.citylake.recording.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A recorded document is a file, or what a packed file holds.
 *
 * @param name its path below the folder of the recordings, with slashes and without the ending of
 *     its packing: {@code folder/a.csv} for {@code folder/a.csv.gz}, {@code a.zip/b.csv} for an
 *     entry of {@code a.zip}
 * @param shownAs how people find it
 * @param file that holds it; null where none does, as where it comes from a topic
 * @param isPacked whether its bytes are others than the file's
 * @param bytes gives its bytes
 */
public record Document(String name, String shownAs, Path file, boolean isPacked, Bytes bytes) {

  /** Opens a document. */
  @FunctionalInterface
  public interface Bytes {
    /** The bytes from the first on; to be closed by the caller. */
    InputStream open() throws IOException;
  }
}
