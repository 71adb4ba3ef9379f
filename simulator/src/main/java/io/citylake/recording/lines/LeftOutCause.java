package io.citylake.recording.lines;

import java.util.Locale;

/** Why a line of a recording, or a cell of a line, is not sent. */
public enum LeftOutCause {
  /** It stands before the header or the first record, as the description says. */
  PREAMBLE,
  /** It belongs to the header. */
  HEADER,
  /** It begins as comments do. */
  COMMENT,
  /** It stands behind the last record, as the description says. */
  FOOTER,
  /** It holds nothing. */
  BLANK,
  /** No Kafka client sends it. */
  TOO_LARGE,
  /** A cell without a value, where each cell of a column becomes a record. */
  EMPTY_CELL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
