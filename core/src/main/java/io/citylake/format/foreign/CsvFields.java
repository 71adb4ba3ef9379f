package io.citylake.format.foreign;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Kind;
import io.citylake.reading.Excerpt;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * CSV fields are those of a line in UTF-8, quoted as in RFC 4180. A field's number is its column's
 * place.
 *
 * @param separator an ASCII character
 * @param columns the names of all columns, in their order
 */
public record CsvFields(char separator, List<String> columns) implements PayloadFields {
  private static final byte QUOTE = '"';

  /** A field that begins with a quote has no closing one. */
  private static final int UNFINISHED = -1;

  @Override
  public FieldValues values(byte[] payload) throws MalformedPayload {
    List<String> record = split(payload);
    if (record.size() != columns.size()) {
      throw new MalformedPayload(
          "%s CSV fields, the description has %s columns".formatted(record.size(), columns.size()));
    }
    FieldValues values = new FieldValues(columns.size());
    for (int column = 0; column < record.size(); column++) {
      values.set(column, Kind.TEXT, record.get(column).strip());
    }
    return values;
  }

  /** The names that a header holds, without blanks around them; empty where it is no CSV. */
  public List<String> names(byte[] header) {
    try {
      return split(header).stream().map(String::strip).toList();
    } catch (MalformedPayload e) {
      return List.of();
    }
  }

  /**
   * The fields of a line as they stand there, byte for byte, with their quotes; none where it is
   * more than one line.
   */
  public List<byte[]> cells(byte[] line) {
    List<byte[]> cells = new ArrayList<>(columns.size());
    int end = -1;
    do {
      int start = end + 1;
      int found = end(line, start);
      end = found == UNFINISHED ? line.length : found;
      if (end < line.length && line[end] != separator) {
        return List.of();
      }
      cells.add(Arrays.copyOfRange(line, start, end));
    } while (end < line.length);
    return cells;
  }

  private List<String> split(byte[] payload) throws MalformedPayload {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedPayload("not UTF-8");
    }
    try {
      Iterator<CsvRecord> records = reader(text).iterator();
      if (!records.hasNext()) {
        throw new MalformedPayload("no CSV record");
      }
      List<String> record = records.next().getFields();
      if (records.hasNext()) {
        throw new MalformedPayload("more than one CSV record");
      }
      return record;
    } catch (CsvParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new MalformedPayload(Excerpt.of(cause.getMessage()));
    }
  }

  private CsvReader<CsvRecord> reader(String text) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .ofCsvRecord(text);
  }

  @Override
  public byte[] replaced(byte[] payload, int field, String text) {
    int start = 0;
    for (int column = 0; column < field; column++) {
      start = end(payload, start) + 1;
    }
    boolean isQuoted = start < payload.length && payload[start] == QUOTE;
    String replacement = isQuoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    int end = end(payload, start);
    return Splice.of(payload, start, end == UNFINISHED ? payload.length : end, replacement);
  }

  /**
   * Where the field that begins at {@code start} ends. Separator and quote are ASCII, so bytes do.
   */
  private int end(byte[] payload, int start) {
    boolean isQuoted = start < payload.length && payload[start] == QUOTE;
    boolean insideQuotes = false;
    for (int i = start; i < payload.length; i++) {
      byte c = payload[i];
      if (isQuoted && c == QUOTE) {
        insideQuotes = !insideQuotes;
      } else if (!insideQuotes && (c == separator || c == '\n' || c == '\r')) {
        return i;
      }
    }
    return insideQuotes ? UNFINISHED : payload.length;
  }

  /** Whether the line ends inside quotes: its record goes on in the next line. */
  boolean endsInsideQuotes(byte[] line) {
    int end = -1;
    do {
      end = end(line, end + 1);
      if (end == UNFINISHED) {
        return true;
      }
    } while (end < line.length);
    return false;
  }
}
