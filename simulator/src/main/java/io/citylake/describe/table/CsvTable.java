package io.citylake.describe.table;

import io.citylake.describe.sample.SampledFile;
import io.citylake.describe.sample.SampledLine;
import io.citylake.describe.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Reads the sampled records of files of one CSV shape. */
final class CsvTable {
  private final Shape.Csv shape;
  private final Words words;
  private final List<List<String>> values = new ArrayList<>();
  private final List<Integer> files = new ArrayList<>();

  CsvTable(Shape.Csv shape, Words words) {
    this.shape = shape;
    this.words = words;
    shape.columns().forEach(column -> values.add(new ArrayList<>()));
  }

  Table read(List<SampledFile> sample) {
    for (int file = 0; file < sample.size(); file++) {
      for (SampledLine line : records(sample.get(file))) {
        List<String> cells = SplitLine.at(shape.separator(), line.text());
        if (cells.size() == values.size()) {
          add(cells, file);
        }
      }
    }
    List<TableColumn> columns = new ArrayList<>();
    for (int place = 0; place < values.size(); place++) {
      columns.add(column(place));
    }
    return new Table(columns, files);
  }

  private List<SampledLine> records(SampledFile file) {
    return file.lines().stream()
        .filter(line -> line.number() > shape.skipped() && !line.isBlank())
        .filter(line -> shape.comment().isEmpty() || !line.text().startsWith(shape.comment()))
        .skip(shape.headerLines())
        .toList();
  }

  private void add(List<String> cells, int file) {
    for (int place = 0; place < cells.size(); place++) {
      values.get(place).add(cells.get(place));
    }
    files.add(file);
  }

  private TableColumn column(int place) {
    String name = shape.columns().get(place);
    ColumnName parts = ColumnName.of(name, words);
    boolean isNamed = shape.headerLines() > 0 && !parts.label().isEmpty();
    String below = shape.units().isEmpty() ? "" : Cells.withoutBrackets(shape.units().get(place));
    return new TableColumn(
        name,
        isNamed ? List.of(parts.label()) : List.of(),
        below.isEmpty() ? parts.unit() : below,
        values.get(place),
        shape.decimal(),
        true);
  }
}
