package io.citylake.compare;

import java.util.Locale;

/** Why the layers differ. The first that applies names a window's difference. */
enum Cause {
  /** The speed layer may still change the window. */
  NOT_FINAL,
  /** The reading came behind the watermark. */
  LATE,
  /** The record was no reading when the stream passed. */
  REPAIRED,
  /** No epoch of the windows query read the record. */
  UNREAD,
  /** The layers count different copies of an event, or a different number of them. */
  DUPLICATE,
  /** The record came after the batch run's input. */
  NEWER,
  /** What the speed layer shows does not follow from the records, or what the batch layer shows. */
  UNEXPLAINED;

  /** As tables hold it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
