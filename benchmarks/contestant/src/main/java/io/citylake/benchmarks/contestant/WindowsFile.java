package io.citylake.benchmarks.contestant;

import io.citylake.tables.WindowRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file of windows stands in for a database, for contestants that have none: a line for each, its
 * fields separated by tabs. Numbers come back as the same doubles.
 */
public final class WindowsFile implements AutoCloseable {
  private static final String PREFIX = "windows-";
  private static final String TAB = "\t";

  private final BufferedWriter lines;

  private WindowsFile(BufferedWriter lines) {
    this.lines = lines;
  }

  /**
   * Opens a file below a phase's folder.
   *
   * @param part tells several files of the same phase apart
   */
  public static WindowsFile create(Path folder, int part) throws IOException {
    return new WindowsFile(Files.newBufferedWriter(folder.resolve(PREFIX + part + ".tsv")));
  }

  /** Writes one window. */
  public void write(WindowRow row) throws IOException {
    lines.write(
        String.join(
            TAB,
            row.windowStart().toString(),
            row.windowEnd().toString(),
            row.city(),
            row.district(),
            row.sensorType(),
            row.metric(),
            Long.toString(row.readingCount()),
            Double.toString(row.valueSum()),
            Double.toString(row.valueMin()),
            Double.toString(row.valueMax()),
            Double.toString(row.valueSumSquares())));
    lines.newLine();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** All windows that were written below a folder, whatever their part. */
  public static List<WindowRow> read(Path folder) throws IOException {
    List<Path> parts;
    try (Stream<Path> files = Files.list(folder)) {
      parts =
          files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).sorted().toList();
    }
    List<WindowRow> rows = new ArrayList<>();
    // The same instants and names come again and again.
    Map<String, Instant> instants = new HashMap<>();
    for (Path part : parts) {
      try (Stream<String> lines = Files.lines(part)) {
        lines.map(line -> row(line.split(TAB, -1), instants)).forEach(rows::add);
      }
    }
    return rows;
  }

  private static WindowRow row(String[] fields, Map<String, Instant> instants) {
    return new WindowRow(
        instants.computeIfAbsent(fields[0], Instant::parse),
        instants.computeIfAbsent(fields[1], Instant::parse),
        fields[2],
        fields[3],
        fields[4],
        fields[5],
        Long.parseLong(fields[6]),
        Double.parseDouble(fields[7]),
        Double.parseDouble(fields[8]),
        Double.parseDouble(fields[9]),
        Double.parseDouble(fields[10]));
  }
}
