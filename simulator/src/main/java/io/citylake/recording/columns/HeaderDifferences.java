package io.citylake.recording.columns;

import io.citylake.config.ConfigProblem;
import io.citylake.format.foreign.CsvFields;
import io.citylake.reading.Excerpt;
import io.citylake.recording.documents.Document;
import io.citylake.recording.lines.TextLines;
import io.citylake.sources.SourceDescription;
import io.citylake.time.EventTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gathers how the headers of a source's files differ from its description, so that each difference
 * is told once: by the column's name, with the number of files and the first of them.
 */
public final class HeaderDifferences {
  private static final String FIRST_LINE = "the first line";

  /** What a decoder puts in the place of bytes that are no text. */
  private static final char NOT_UTF_8 = '\uFFFD';

  private final SourceDescription description;
  private final CsvFields csv;
  private final Map<Difference, Files> found = new LinkedHashMap<>();
  private final MissingColumns missing = new MissingColumns();
  private final Set<String> ignored = new TreeSet<>();
  private int files;

  /** What is wrong with a header: the key of the description, what was found, and what would do. */
  private record Difference(String key, String value, String what, String remedy) {
    /** Whether the whole line is strange, and not a column of it. */
    boolean isOfTheLine() {
      return what.startsWith(FIRST_LINE);
    }
  }

  /** Where a difference was found. */
  private static final class Files {
    private final String first;
    private final String shown;
    private int count;

    Files(String first, byte[] line) {
      this.first = first;
      this.shown = Excerpt.of(new String(line, StandardCharsets.UTF_8));
    }
  }

  /**
   * @param description of CSV with a header
   */
  public HeaderDifferences(SourceDescription description, CsvFields csv) {
    this.description = description;
    this.csv = csv;
  }

  /** Takes note of a file in which no line is the one that the description looks for. */
  public void noteNoHeader(Document document) {
    files++;
    String sought = description.recording().lines().skipUntil().pattern();
    note(
        new Difference(
            "recording.skip-until",
            sought,
            "no line is found by it",
            "correct the regular expression: it must find a part of the header"),
        document.shownAs(),
        new byte[0]);
  }

  /**
   * Takes note of a file's header: whether its lines can be read by it.
   *
   * @param line as the header stands in the file
   * @param lineNumber in the file, from 1
   */
  public boolean accept(HeaderMatch header, Document document, byte[] line, long lineNumber) {
    files++;
    List<Difference> differences = differences(header, line);
    boolean isHeader = differences.stream().noneMatch(Difference::isOfTheLine);
    if (isHeader) {
      missing.note(header, document.shownAs() + ":" + lineNumber);
    }
    differences.forEach(each -> note(each, document.shownAs() + ":" + lineNumber, line));
    ignored.addAll(header.others());
    return differences.isEmpty() && header.missing().isEmpty();
  }

  private List<Difference> differences(HeaderMatch header, byte[] line) {
    boolean isStrange = header.places().stream().allMatch(place -> place == HeaderMatch.ABSENT);
    if (isStrange && !header.missing().isEmpty()) {
      return List.of(strange(line));
    }
    List<Difference> all = new ArrayList<>();
    header.repeated().forEach(column -> all.add(repeated(column)));
    if (description.recording().columns().refusesOthers()) {
      header.others().forEach(column -> all.add(refused(column)));
    }
    if (description.recording().columns().unpivot() != null && header.unpivoted().isEmpty()) {
      all.add(
          new Difference(
              "recording.unpivot.columns",
              String.join(", ", description.recording().columns().unpivot().columns()),
              "no column is found by it",
              "name columns of the header, with * for any characters"));
    }
    return all;
  }

  private static Difference repeated(String column) {
    return new Difference(
        "columns",
        column,
        "stands more than once in the header",
        "which one counts cannot be told; recording.skip-lines = 1 instead of a header lets the"
            + " columns go by their order");
  }

  private static Difference refused(String column) {
    return new Difference(
        "recording.other-columns",
        Excerpt.of(column),
        "is a column that the description does not name",
        "name it in columns, or set recording.other-columns = ignore");
  }

  /** A line that names none of the columns: what it may be instead. */
  private Difference strange(byte[] line) {
    if (description.format().glimpse(null, line).eventTimeMicros() != EventTime.INVALID) {
      return new Difference(
          "recording.header",
          "true",
          FIRST_LINE + " holds data, with an event time",
          "set recording.header = false");
    }
    if (TextLines.holds(line, '\0')) {
      return new Difference(
          "recording.encoding",
          "UTF-8",
          FIRST_LINE + " holds zero bytes",
          "it may be recording.encoding = UTF-16LE");
    }
    if (new String(line, StandardCharsets.UTF_8).indexOf(NOT_UTF_8) >= 0) {
      return new Difference(
          "recording.encoding",
          "UTF-8",
          FIRST_LINE + " is not in UTF-8",
          "name the files' encoding, for example recording.encoding = windows-1252");
    }
    for (char other : ",;\t|".toCharArray()) {
      List<String> names = new CsvFields(other, csv.columns()).names(line);
      if (names.stream().anyMatch(csv.columns()::contains)) {
        String separator = other == '\t' ? "\\t" : String.valueOf(other);
        return new Difference(
            "separator",
            String.valueOf(csv.separator()),
            FIRST_LINE + " is a header by another",
            "set separator = \"" + separator + "\"");
      }
    }
    return new Difference(
        "recording.header",
        "true",
        FIRST_LINE + " names none of the columns",
        "leave out what stands before the header with recording.skip-lines or"
            + " recording.skip-until, or correct columns");
  }

  private void note(Difference difference, String place, byte[] line) {
    found.computeIfAbsent(difference, d -> new Files(place, line)).count++;
  }

  /** What is wrong with the files' headers; empty where nothing is. */
  public List<ConfigProblem> problems() {
    List<ConfigProblem> problems =
        new ArrayList<>(missing.problems(description.name() + ".columns", files));
    found.forEach((difference, in) -> problems.add(problem(difference, in)));
    return problems;
  }

  private ConfigProblem problem(Difference difference, Files in) {
    return new ConfigProblem(
        description.name() + "." + difference.key(),
        difference.value(),
        in.first,
        "%s %s%s: %s"
            .formatted(
                difference.what(),
                share(in.count, files),
                difference.isOfTheLine() ? " (\"" + in.shown + "\")" : "",
                difference.remedy()));
  }

  /** In how many of all files. */
  static String share(int count, int files) {
    if (files == 1) {
      return "in the only file";
    }
    return count == 1
        ? "in 1 of %s files, this one".formatted(files)
        : "in %s of %s files, the first is this".formatted(count, files);
  }

  /** The names of the files' columns that the description does not know, sorted. */
  public List<String> ignored() {
    return List.copyOf(ignored);
  }
}
