package io.citylake.sources.recording;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Line rules say how a recorded file is written, and which of its lines are no records.
 *
 * @param encoding the name of the file's character set; a byte order mark counts before it
 * @param skipLines how many lines stand before the header or, without one, the first record
 * @param skipUntil finds the line that is the header or, without one, the first record; null where
 *     there is nothing to look for
 * @param stopAt finds the line from which on nothing is a record; null where there is none
 * @param comment how lines begin that are no records; null where there are none
 * @param headerLines how many lines the header has, of which the first names the columns; 0 without
 *     a header
 */
public record LineRules(
    String encoding,
    int skipLines,
    Pattern skipUntil,
    Pattern stopAt,
    String comment,
    int headerLines)
    implements Serializable {
  /** A file in UTF-8 in which every line is a record. */
  public static final LineRules EVERY_LINE = new LineRules("UTF-8", 0, null, null, null, 0);

  /** Whether the files' first line, behind what is left out, names the columns. */
  public boolean hasHeader() {
    return headerLines > 0;
  }
}
