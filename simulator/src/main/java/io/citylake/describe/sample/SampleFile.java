package io.citylake.describe.sample;

import io.citylake.recording.documents.Document;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Takes the sample of one document. */
final class SampleFile {
  /** Of the beginning, of the middle and of the end. */
  private static final int LINES_EACH = 400;

  private static final int DOCUMENT_LINES = 200_000;

  /** More would not change a guess. */
  private static final long MAX_LINES = 2_000_000;

  private static final int HEAD_BYTES = 1 << 16;

  private SampleFile() {}

  /**
   * The sample; without lines where the document holds nothing.
   *
   * @throws IOException where it cannot be read
   */
  static SampledFile of(Document document) throws IOException {
    byte[] head;
    try (InputStream in = document.bytes().open()) {
      head = in.readNBytes(HEAD_BYTES);
    }
    Charset set = GuessEncoding.ofUnicode(head, head.length);
    int each = isWhole(new String(head, set)) ? DOCUMENT_LINES : LINES_EACH;
    SampleLines lines = read(document, set, each);
    if (set.equals(StandardCharsets.UTF_8) && lines.unreadable() > lines.count() / 1000) {
      set = GuessEncoding.ofBytes(head, head.length);
      lines = read(document, set, each);
    }
    return new SampledFile(document, set.name(), lines.lines());
  }

  /** Whether this begins a document of JSON, of which some lines alone tell nothing. */
  private static boolean isWhole(String head) {
    String begin = head.startsWith("\uFEFF") ? head.substring(1).strip() : head.strip();
    String first = begin.lines().findFirst().orElse("").strip();
    return begin.startsWith("[") || (begin.startsWith("{") && !first.endsWith("}"));
  }

  private static SampleLines read(Document document, Charset set, int each) throws IOException {
    SampleLines lines = new SampleLines(each);
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(document.bytes().open(), set), 1 << 16)) {
      text.mark(1);
      if (text.read() != '\uFEFF') {
        text.reset();
      }
      lines.read(text, MAX_LINES);
    }
    return lines;
  }
}
