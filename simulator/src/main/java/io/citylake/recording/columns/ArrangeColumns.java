package io.citylake.recording.columns;

import io.citylake.format.foreign.CsvFields;
import io.citylake.recording.lines.LeftOut;
import io.citylake.recording.lines.LeftOutCause;
import io.citylake.sources.recording.Unpivot;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Puts the fields of a file's lines, byte for byte, where the description's columns say.
 *
 * <p>A line with more or fewer fields than its header has is sent as it stands, to be rejected with
 * all that it holds. Where it could be taken for a record, a separator is put behind it.
 */
public final class ArrangeColumns implements Arrangement {
  private static final byte[] NOTHING = {};

  private final CsvFields csv;
  private final HeaderMatch header;
  private final byte[][] given;
  private final int nameColumn;
  private final int valueColumn;
  private final LeftOut leftOut;

  /**
   * @param csv the description's columns
   * @param unpivot null where each line is one record
   * @param given what columns hold that do not come from the file's lines
   * @param leftOut takes note of cells without a value
   */
  private ArrangeColumns(
      CsvFields csv,
      HeaderMatch header,
      Unpivot unpivot,
      Map<String, String> given,
      LeftOut leftOut) {
    this.csv = csv;
    this.header = header;
    this.given =
        csv.columns().stream()
            .map(column -> quoted(given.getOrDefault(column, "")))
            .toArray(byte[][]::new);
    this.nameColumn = unpivot == null ? HeaderMatch.ABSENT : csv.columns().indexOf(unpivot.name());
    this.valueColumn =
        unpivot == null ? HeaderMatch.ABSENT : csv.columns().indexOf(unpivot.value());
    this.leftOut = leftOut;
  }

  /**
   * How lines become records, for a file with this header; {@link #AS_IT_STANDS} where they are.
   */
  public static Arrangement of(
      CsvFields csv,
      HeaderMatch header,
      Unpivot unpivot,
      Map<String, String> given,
      LeftOut leftOut) {
    return header.names().equals(csv.columns()) && unpivot == null && given.isEmpty()
        ? AS_IT_STANDS
        : new ArrangeColumns(csv, header, unpivot, given, leftOut);
  }

  @Override
  public List<byte[]> records(byte[] line) {
    List<byte[]> cells = csv.cells(line);
    if (cells.size() != header.names().size()) {
      return List.of(cells.size() == csv.columns().size() ? oneFieldMore(line) : line);
    }
    if (valueColumn == HeaderMatch.ABSENT) {
      return List.of(record(cells, NOTHING, NOTHING));
    }
    List<byte[]> records = new ArrayList<>(header.unpivoted().size());
    for (int place : header.unpivoted()) {
      byte[] value = cells.get(place);
      if (isEmpty(value)) {
        leftOut.count(LeftOutCause.EMPTY_CELL);
      } else {
        records.add(record(cells, quoted(header.names().get(place)), value));
      }
    }
    return records;
  }

  private byte[] oneFieldMore(byte[] line) {
    byte[] longer = Arrays.copyOf(line, line.length + 1);
    longer[line.length] = (byte) csv.separator();
    return longer;
  }

  private byte[] record(List<byte[]> cells, byte[] name, byte[] value) {
    ByteArrayOutputStream record = new ByteArrayOutputStream(128);
    for (int column = 0; column < given.length; column++) {
      if (column > 0) {
        record.write(csv.separator());
      }
      int place = header.places().get(column);
      if (column == nameColumn) {
        record.writeBytes(name);
      } else if (column == valueColumn) {
        record.writeBytes(value);
      } else {
        record.writeBytes(place == HeaderMatch.ABSENT ? given[column] : cells.get(place));
      }
    }
    return record.toByteArray();
  }

  private static boolean isEmpty(byte[] cell) {
    return LeftOut.isBlank(cell) || new String(cell, StandardCharsets.UTF_8).strip().equals("\"\"");
  }

  private byte[] quoted(String text) {
    boolean needsQuotes =
        text.chars().anyMatch(c -> c == csv.separator() || c == '"' || c == '\n' || c == '\r');
    String field = needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    return field.getBytes(StandardCharsets.UTF_8);
  }
}
