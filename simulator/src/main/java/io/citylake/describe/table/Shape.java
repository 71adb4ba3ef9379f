package io.citylake.describe.table;

import java.util.List;

/** The shape of a file is how its records stand in it. */
public sealed interface Shape {

  /** What tells the files of one kind from those of another. */
  String kind();

  /**
   * CSV.
   *
   * @param separator between the fields of a line
   * @param decimal the sign before decimals
   * @param skipped how many lines stand before the header or the first record
   * @param comment how lines begin that are no records; empty where there are none
   * @param headerLines 0 where no line names the columns; 2 where the second holds units
   * @param footer how the lines behind the last record begin; empty where there are none
   * @param columns their names; c1, c2 and so on where no line names them
   * @param units as the second header line writes them, empty text for none; empty without one
   */
  record Csv(
      char separator,
      char decimal,
      int skipped,
      String comment,
      int headerLines,
      String footer,
      List<String> columns,
      List<String> units)
      implements Shape {
    public Csv {
      columns = List.copyOf(columns);
      units = List.copyOf(units);
    }

    @Override
    public String kind() {
      return "csv " + separator + headerLines + columns;
    }
  }

  /**
   * JSON.
   *
   * @param isDocument whether a file is one document; else each line is a record
   * @param list the path to the list of records in a document; empty where the document is the list
   * @param kind what tells its records from others'
   */
  record Json(boolean isDocument, String list, String kind) implements Shape {}
}
