package io.citylake.recording.documents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Recognizes packed bytes by their beginning, whatever the file is called, and unpacks them. */
final class Unpack {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] BZIP2_BLOCK = {'1', 'A', 'Y', '&', 'S', 'Y'};
  private static final int BZIP2_BLOCK_AT = 4;
  private static final int SIGNATURE_BYTES = BZIP2_BLOCK_AT + BZIP2_BLOCK.length;

  private Unpack() {}

  /** Whether the file is a zip archive. */
  static boolean isArchive(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
    }
  }

  /** Whether the file is packed by gzip or bzip2. */
  static boolean isCompressed(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] signature = in.readNBytes(SIGNATURE_BYTES);
      return isGzip(signature) || isBzip2(signature);
    }
  }

  /** The unpacked bytes of {@code packed}; its own where it is not packed. */
  static InputStream stream(InputStream packed) throws IOException {
    BufferedInputStream in = new BufferedInputStream(packed, 1 << 16);
    in.mark(SIGNATURE_BYTES);
    byte[] signature = in.readNBytes(SIGNATURE_BYTES);
    in.reset();
    if (isGzip(signature)) {
      return GzipCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .get();
    }
    return isBzip2(signature) ? new BZip2CompressorInputStream(in, true) : in;
  }

  private static boolean isGzip(byte[] signature) {
    return GzipCompressorInputStream.matches(signature, signature.length);
  }

  private static boolean isBzip2(byte[] signature) {
    // "BZh" alone may begin a column's name.
    return BZip2CompressorInputStream.matches(signature, signature.length)
        && signature.length == SIGNATURE_BYTES
        && Arrays.equals(
            signature, BZIP2_BLOCK_AT, SIGNATURE_BYTES, BZIP2_BLOCK, 0, BZIP2_BLOCK.length);
  }
}
