package io.citylake.format.canonical;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.reading.DraftContent;
import io.citylake.reading.ReadingDraft;

/** Reads payloads as the canonical format does and as {@link AnyRecord} alone would. */
public final class BothReaders {
  private final CanonicalFormat format = new CanonicalFormat();
  private final ReadingDraft draft = new ReadingDraft();
  private final ReadingDraft expected = new ReadingDraft();

  /** What the format read from {@code payload}, which is what {@link AnyRecord} reads. */
  public String agreed(String shows, byte[] payload) {
    draft.reset();
    format.read(null, payload, draft);
    expected.reset();
    AnyRecord.read(payload, expected);
    String content = DraftContent.of(draft);
    // A comparison first, for a description of each of 200,000 cases would cost more than they do.
    if (!content.equals(DraftContent.of(expected))) {
      assertThat(content)
          .as("%s: %s (bytes as Latin-1)", shows, new String(payload, ISO_8859_1))
          .isEqualTo(DraftContent.of(expected));
    }
    return content;
  }

  public String agreed(String payload) {
    return agreed("payload", payload.getBytes(UTF_8));
  }

  /** Whether {@link AnyRecord} is not needed. */
  boolean isPlain(byte[] payload) {
    draft.reset();
    return PlainRecord.read(payload, draft);
  }

  boolean isPlain(String payload) {
    return isPlain(payload.getBytes(UTF_8));
  }
}
