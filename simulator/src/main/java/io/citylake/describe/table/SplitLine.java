package io.citylake.describe.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Iterator;
import java.util.List;

/** Splits a line of CSV into its fields, without blanks around them. */
final class SplitLine {
  private SplitLine() {}

  /** The fields; none where the line is no CSV record of its own. */
  static List<String> at(char separator, String line) {
    try {
      Iterator<CsvRecord> records =
          CsvReader.builder()
              .fieldSeparator(separator)
              .skipEmptyLines(false)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .ofCsvRecord(line)
              .iterator();
      return records.hasNext()
          ? records.next().getFields().stream().map(String::strip).toList()
          : List.of();
    } catch (CsvParseException e) {
      return List.of();
    }
  }
}
