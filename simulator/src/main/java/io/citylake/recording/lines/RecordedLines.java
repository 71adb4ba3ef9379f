package io.citylake.recording.lines;

import io.citylake.format.foreign.ForeignFormat;
import io.citylake.recording.documents.DocumentText;
import io.citylake.sources.recording.LineRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a document whose lines are records. A CSV record whose quoted field holds line breaks is
 * one record. Blank lines are records, too; lines that the rules leave out are counted.
 */
public final class RecordedLines implements RecordReader {
  /** How far the end of a quoted field is looked for: beyond it, the quote was only dirt. */
  private static final int LONGEST_RECORD_BYTES = 1 << 19;

  private static final int ANY_NUMBER = -1;

  private final TextLines lines;
  private final ForeignFormat format;
  private final LineRules rules;
  private final LeftOut leftOut;
  private byte[] comment = {};
  private int fields = ANY_NUMBER;
  private boolean isSought;
  private boolean isEnded;
  private long start;
  private long firstLine;

  /**
   * @param leftOut takes note of the lines that {@code rules} leave out
   */
  public RecordedLines(DocumentText text, ForeignFormat format, LineRules rules, LeftOut leftOut)
      throws IOException {
    this.lines = new TextLines(text.bytes(), text.start());
    this.format = format;
    this.rules = rules;
    this.leftOut = leftOut;
    if (rules.comment() != null) {
      comment = rules.comment().getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Leaves out what stands before the header or, without one, the first record.
   *
   * @return false where no line is the one that the rules look for; then nothing is left
   */
  public boolean skipPreamble() throws IOException {
    for (int i = 0; i < rules.skipLines() && lines.next() != null; i++) {
      leftOut.count(LeftOutCause.PREAMBLE);
    }
    return rules.skipUntil() == null || skipUntil(rules.skipUntil());
  }

  private boolean skipUntil(Pattern sought) throws IOException {
    boolean isEmpty = true;
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      isEmpty = false;
      if (matches(sought, line)) {
        lines.unread(List.of(line));
        isSought = true;
        return true;
      }
      leftOut.count(LeftOutCause.PREAMBLE);
    }
    return isEmpty;
  }

  /** Says how many fields a CSV record has that holds line breaks. */
  public void expectFields(int number) {
    fields = number;
  }

  /** The header's first line; null where the document ends before. */
  public byte[] header() throws IOException {
    byte[] header = next();
    while (header != null && leftOut.takesBlank(header)) {
      header = next();
    }
    if (header == null) {
      return null;
    }
    long headerStart = start;
    long headerLine = firstLine;
    leftOut.count(LeftOutCause.HEADER);
    for (int i = 1; i < rules.headerLines() && next() != null; i++) {
      leftOut.count(LeftOutCause.HEADER);
    }
    start = headerStart;
    firstLine = headerLine;
    return header;
  }

  @Override
  public byte[] next() throws IOException {
    byte[] line = firstLineOfRecord();
    if (line == null || !format.endsInsideQuotes(line)) {
      return TextLines.withoutEnd(line);
    }
    List<byte[]> ahead = new ArrayList<>();
    ByteArrayOutputStream record = new ByteArrayOutputStream(line.length * 2);
    record.writeBytes(line);
    for (byte[] more = lines.next(); more != null; more = lines.next()) {
      ahead.add(more);
      record.writeBytes(more);
      // Looking at the whole record for each line would take minutes where a quote never closes.
      if (TextLines.holds(more, '"') && !format.endsInsideQuotes(record.toByteArray())) {
        byte[] whole = TextLines.withoutEnd(record.toByteArray());
        if (isRecord(whole)) {
          return whole;
        }
        break;
      }
      if (record.size() > LONGEST_RECORD_BYTES) {
        break;
      }
    }
    lines.unread(ahead);
    return TextLines.withoutEnd(line);
  }

  /** Two quotes that are both dirt would make one record of all the lines between them. */
  private boolean isRecord(byte[] lines) {
    int found = format.csv().map(csv -> csv.names(lines).size()).orElse(0);
    return found > 0 && (fields == ANY_NUMBER || found == fields);
  }

  /** The next line that is no comment; null at the end of the document or before its footer. */
  private byte[] firstLineOfRecord() throws IOException {
    byte[] line = isEnded ? null : nextLine();
    while (line != null && !isSought && beginsWith(line, comment)) {
      leftOut.count(LeftOutCause.COMMENT);
      line = nextLine();
    }
    if (line != null && !isSought && rules.stopAt() != null && matches(rules.stopAt(), line)) {
      isEnded = true;
      for (byte[] left = line; left != null; left = lines.next()) {
        leftOut.count(LeftOutCause.FOOTER);
      }
      return null;
    }
    isSought = false;
    return line;
  }

  private byte[] nextLine() throws IOException {
    start = lines.position();
    firstLine = lines.linesRead() + 1;
    return lines.next();
  }

  private static boolean matches(Pattern pattern, byte[] line) {
    return pattern.matcher(new String(TextLines.withoutEnd(line), StandardCharsets.UTF_8)).find();
  }

  private static boolean beginsWith(byte[] line, byte[] beginning) {
    if (beginning.length == 0 || line.length < beginning.length) {
      return false;
    }
    for (int i = 0; i < beginning.length; i++) {
      if (line[i] != beginning[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public long firstLine() {
    return firstLine;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
