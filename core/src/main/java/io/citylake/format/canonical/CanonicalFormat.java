package io.citylake.format.canonical;

import io.citylake.format.PayloadFormat;
import io.citylake.reading.ReadingDraft;

/**
 * The canonical format is Citylake's own JSON: what a sensor that speaks Citylake's own format
 * sends.
 *
 * <p>Nearly every record is written plainly, and {@link PlainRecord} reads it several times as fast
 * as a JSON library can. Whatever it does not take is read by {@link AnyRecord}, which alone
 * decides what is a fault. Where both can read a record they read the same.
 */
public final class CanonicalFormat implements PayloadFormat {
  private static final long serialVersionUID = 1L;

  @Override
  public void read(byte[] key, byte[] payload, ReadingDraft draft) {
    if (!PlainRecord.read(payload, draft)) {
      draft.reset();
      AnyRecord.read(payload, draft);
    }
  }
}
