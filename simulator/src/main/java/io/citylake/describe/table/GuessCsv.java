package io.citylake.describe.table;

import io.citylake.describe.sample.SampledFile;
import io.citylake.describe.sample.SampledLine;
import io.citylake.describe.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Guesses how the records of a file of CSV stand in it. */
final class GuessCsv {
  private static final List<String> COMMENTS = List.of("#", "%", "//");

  private final Words words;

  GuessCsv(Words words) {
    this.words = words;
  }

  /** The shape; empty where the file is no table. */
  Optional<Shape.Csv> of(SampledFile file) {
    String comment = comment(file.lines());
    List<SampledLine> lines =
        file.lines().stream().filter(line -> isRecordOrHeader(line, comment)).toList();
    return GuessSeparator.of(lines).map(separator -> shape(separator, lines, comment, file));
  }

  private static boolean isRecordOrHeader(SampledLine line, String comment) {
    return !line.isBlank() && (comment.isEmpty() || !line.text().startsWith(comment));
  }

  private static String comment(List<SampledLine> lines) {
    return COMMENTS.stream()
        .filter(sign -> lines.stream().anyMatch(line -> line.text().startsWith(sign)))
        .findFirst()
        .orElse("");
  }

  private Shape.Csv shape(
      GuessSeparator.Separator separator,
      List<SampledLine> lines,
      String comment,
      SampledFile file) {
    List<List<String>> rows =
        lines.stream().map(line -> SplitLine.at(separator.separator(), line.text())).toList();
    int first = firstOf(separator.fields(), rows);
    int headerLines = headerLines(rows.subList(first, rows.size()), separator.fields());
    List<List<String>> records =
        rows.subList(first + headerLines, rows.size()).stream()
            .filter(row -> row.size() == separator.fields())
            .toList();
    List<String> names =
        headerLines > 0
            ? rows.get(first)
            : IntStream.rangeClosed(1, separator.fields()).mapToObj(n -> "c" + n).toList();
    return new Shape.Csv(
        separator.separator(),
        GuessDecimal.of(records),
        skipped(lines.get(first).number(), comment, file),
        comment,
        headerLines,
        footer(rows, lines, separator.fields()),
        distinct(names),
        headerLines == 2 ? rows.get(first + 1) : List.of());
  }

  /** Where the table begins: behind lines that have another number of fields. */
  private static int firstOf(int fields, List<List<String>> rows) {
    for (int i = 0; i < rows.size(); i++) {
      boolean goesOn = i + 1 == rows.size() || rows.get(i + 1).size() == fields;
      if (rows.get(i).size() == fields && goesOn) {
        return i;
      }
    }
    return 0;
  }

  private int headerLines(List<List<String>> rows, int fields) {
    boolean isNamed =
        rows.get(0).size() == fields
            && Cells.areNames(rows.get(0))
            && rows.stream().skip(1).limit(20).anyMatch(Cells::holdsValue);
    if (!isNamed) {
      return 0;
    }
    boolean hasUnits =
        rows.size() > 2 && Cells.areUnits(rows.get(1), words) && Cells.holdsValue(rows.get(2));
    return hasUnits ? 2 : 1;
  }

  /** Comment lines before the table are left out anyhow, and are none of the skipped. */
  private static int skipped(long firstLine, String comment, SampledFile file) {
    long others =
        file.lines().stream()
            .filter(line -> line.number() < firstLine && isRecordOrHeader(line, comment))
            .count();
    return others == 0 ? 0 : (int) firstLine - 1;
  }

  /** How the first of the lines behind the last record begins. */
  private static String footer(List<List<String>> rows, List<SampledLine> lines, int fields) {
    int last = rows.size() - 1;
    while (last > 0 && rows.get(last).size() != fields) {
      last--;
    }
    if (last == rows.size() - 1) {
      return "";
    }
    String text = lines.get(last + 1).text().strip();
    int end =
        IntStream.range(0, text.length())
            .filter(i -> !isWord(text.charAt(i)))
            .findFirst()
            .orElse(text.length());
    return text.substring(0, end);
  }

  private static boolean isWord(char c) {
    return Character.isLetter(c);
  }

  /** A name that occurs again gets a number. */
  private static List<String> distinct(List<String> names) {
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      String other = name;
      for (int n = 2; distinct.contains(other); n++) {
        other = name + "_" + n;
      }
      distinct.add(other);
    }
    return distinct;
  }
}
