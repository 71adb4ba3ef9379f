package io.citylake.recording.documents;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.commons.io.input.ReaderInputStream;

/**
 * A document's text is its bytes in UTF-8, without a byte order mark.
 *
 * <p>Bytes that are no text in the document's encoding become U+FFFD; where that is UTF-8 already,
 * every byte stays as it is.
 */
public final class DocumentText implements Closeable {
  private final UntilItBreaks packed;
  private final InputStream bytes;
  private final int start;
  private final boolean isAsItStands;

  private DocumentText(UntilItBreaks packed, InputStream bytes, int start, boolean isAsItStands) {
    this.packed = packed;
    this.bytes = bytes;
    this.start = start;
    this.isAsItStands = isAsItStands;
  }

  /**
   * Opens a document.
   *
   * @param encoding the name of its character set, unless it begins with a byte order mark
   */
  public static DocumentText open(Document document, String encoding) throws IOException {
    UntilItBreaks packed = new UntilItBreaks(document);
    BOMInputStream marked =
        BOMInputStream.builder()
            .setInputStream(packed)
            .setByteOrderMarks(
                ByteOrderMark.UTF_8,
                ByteOrderMark.UTF_16LE,
                ByteOrderMark.UTF_16BE,
                ByteOrderMark.UTF_32LE,
                ByteOrderMark.UTF_32BE)
            .setInclude(false)
            .get();
    ByteOrderMark mark = marked.getBOM();
    Charset charset = Charset.forName(mark == null ? encoding : mark.getCharsetName());
    boolean isUtf8 = charset.equals(StandardCharsets.UTF_8);
    InputStream bytes =
        isUtf8
            ? marked
            : ReaderInputStream.builder()
                .setReader(new InputStreamReader(marked, charset))
                .setCharset(StandardCharsets.UTF_8)
                .get();
    return new DocumentText(
        packed, bytes, mark == null ? 0 : mark.length(), isUtf8 && !document.isPacked());
  }

  /** The text in UTF-8. */
  public InputStream bytes() {
    return bytes;
  }

  /** Where in the file the text begins, bytes; of no meaning where it is not as it stands there. */
  public int start() {
    return start;
  }

  /** Whether the text stands in the file byte for byte. */
  public boolean isAsItStands() {
    return isAsItStands;
  }

  /** Why a packed document ends before its end, for people; null where it does not. */
  public String fault() {
    return packed.fault;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /** A packed document ends where it cannot be unpacked any further: what stands before counts. */
  private static final class UntilItBreaks extends FilterInputStream {
    private final boolean isPacked;
    private String fault;

    UntilItBreaks(Document document) throws IOException {
      super(InputStream.nullInputStream());
      this.isPacked = document.isPacked();
      try {
        this.in = document.bytes().open();
      } catch (IOException e) {
        note(e);
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (fault != null) {
        return -1;
      }
      try {
        return super.read(into, offset, length);
      } catch (IOException e) {
        note(e);
        return -1;
      }
    }

    private void note(IOException e) throws IOException {
      if (!isPacked) {
        throw e;
      }
      fault = e.getMessage() == null ? e.toString() : e.getMessage();
    }
  }
}
