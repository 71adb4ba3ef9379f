package io.citylake.recording;

import io.citylake.config.ConfigProblem;
import io.citylake.format.foreign.CsvFields;
import io.citylake.format.foreign.ForeignFormat;
import io.citylake.format.foreign.ForeignFormat.Glimpse;
import io.citylake.recording.columns.AddMembers;
import io.citylake.recording.columns.ArrangeColumns;
import io.citylake.recording.columns.Arrangement;
import io.citylake.recording.columns.HeaderDifferences;
import io.citylake.recording.columns.HeaderMatch;
import io.citylake.recording.documents.Document;
import io.citylake.recording.documents.DocumentText;
import io.citylake.recording.lines.JsonList;
import io.citylake.recording.lines.LeftOut;
import io.citylake.recording.lines.RecordReader;
import io.citylake.recording.lines.RecordedLines;
import io.citylake.sources.SourceDescription;
import io.citylake.sources.recording.Recording;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the documents of one source through once: where their records stand, and in which order of
 * event time. From bytes to records it goes by these steps, each of which may have nothing to do:
 *
 * <ol>
 *   <li>{@link DocumentText}: unpacked, in UTF-8;
 *   <li>{@link RecordReader}: cut into lines or into the elements of a list, without what the
 *       description leaves out;
 *   <li>{@link Arrangement}: columns found by the header, tables made long, fields of the path
 *       added;
 *   <li>{@link LineIndex}: put into the order of the event times.
 * </ol>
 *
 * <p>Records that stand in a file as they are sent stay there; others are kept as {@link
 * RewrittenRecords}.
 */
public final class ScanRecording {
  private final SourceDescription description;
  private final Recording recording;
  private final ForeignFormat format;
  private final CsvFields csv;
  private final int maxBytes;
  private final RewrittenRecords rewritten;
  private final HeaderDifferences headers;
  private final LostLists lists;
  private final Map<String, List<String>> notInPath = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param description with a recording
   * @param maxBytes the largest record that is sent
   * @param rewritten takes the records that do not stand in their files as they are sent
   */
  public ScanRecording(SourceDescription description, int maxBytes, RewrittenRecords rewritten) {
    this.description = description;
    this.recording = description.recording();
    this.format = description.format();
    this.csv = format.csv().orElse(null);
    this.maxBytes = maxBytes;
    this.rewritten = rewritten;
    this.headers = new HeaderDifferences(description, csv);
    this.lists = new LostLists(description);
  }

  /**
   * Reads a document through. Where its header is not what the description says, that is noted in
   * {@link #problems} and it has no records.
   */
  public RecordedFile read(Document document) throws IOException {
    LeftOut leftOut = new LeftOut(document.shownAs(), maxBytes);
    try (DocumentText text = DocumentText.open(document, recording.lines().encoding())) {
      RecordedFile file =
          recording.list() == null ? lines(document, text, leftOut) : list(document, text, leftOut);
      if (text.fault() != null) {
        warnings.add(
            "%s cannot be unpacked to its end (%s): what stands before is taken"
                .formatted(document.shownAs(), text.fault()));
      }
      return file;
    }
  }

  private RecordedFile list(Document document, DocumentText text, LeftOut leftOut)
      throws IOException {
    try (JsonList elements = new JsonList(text, recording.list())) {
      RecordedFile file = index(document, text, elements, withPath(document, leftOut), leftOut);
      lists.note(document, elements);
      return file;
    }
  }

  private RecordedFile lines(Document document, DocumentText text, LeftOut leftOut)
      throws IOException {
    try (RecordedLines lines = new RecordedLines(text, format, recording.lines(), leftOut)) {
      Arrangement arrangement = null;
      if (!lines.skipPreamble()) {
        headers.noteNoHeader(document);
      } else if (recording.lines().hasHeader()) {
        arrangement = byHeader(document, lines, leftOut);
      } else {
        arrangement = withPath(document, leftOut);
        lines.expectFields(csv == null ? 1 : csv.columns().size() - recording.fromPath().size());
      }
      return arrangement == null
          ? nothing(document, leftOut)
          : index(document, text, lines, arrangement, leftOut);
    }
  }

  /** How the lines below the header are arranged; null where they cannot be, or are not there. */
  private Arrangement byHeader(Document document, RecordedLines lines, LeftOut leftOut)
      throws IOException {
    byte[] line = lines.header();
    if (line == null) {
      return null;
    }
    HeaderMatch header =
        HeaderMatch.of(
            csv.names(line), csv.columns(), recording.columns(), recording.fromPath().keySet());
    lines.expectFields(header.names().size());
    return headers.accept(header, document, line, lines.firstLine())
        ? ArrangeColumns.of(csv, header, recording.columns().unpivot(), fromPath(document), leftOut)
        : null;
  }

  /** How lines without a header and elements of lists are arranged. */
  private Arrangement withPath(Document document, LeftOut leftOut) {
    Map<String, String> given = fromPath(document);
    if (csv == null) {
      given.values().removeIf(String::isEmpty);
      return AddMembers.of(given);
    }
    List<String> names =
        csv.columns().stream().filter(column -> !given.containsKey(column)).toList();
    HeaderMatch header = HeaderMatch.of(names, csv.columns(), recording.columns(), given.keySet());
    return ArrangeColumns.of(csv, header, null, given, leftOut);
  }

  /** What the document's path gives, empty where it gives nothing. */
  private Map<String, String> fromPath(Document document) {
    Map<String, String> given = new HashMap<>();
    for (String name : recording.fromPath().keySet()) {
      String value = recording.fromPath(name, document.name());
      given.put(name, value == null ? "" : value);
      if (value == null) {
        notInPath.computeIfAbsent(name, n -> new ArrayList<>()).add(document.shownAs());
      }
    }
    return given;
  }

  private RecordedFile index(
      Document document,
      DocumentText text,
      RecordReader records,
      Arrangement arrangement,
      LeftOut leftOut)
      throws IOException {
    boolean staysThere = text.isAsItStands() && arrangement == Arrangement.AS_IT_STANDS;
    LineIndex index = new LineIndex();
    ClockChanges clockChanges = new ClockChanges(format);
    Duration timeResolution = Duration.ZERO;
    for (byte[] line = records.next(); line != null; line = records.next()) {
      if (leftOut.takesBlank(line)) {
        continue;
      }
      for (byte[] record : arrangement.records(line)) {
        if (!leftOut.takesTooLarge(record, records.firstLine())) {
          Glimpse glimpse = format.glimpse(null, record);
          clockChanges.note(glimpse, record, index.size());
          index.add(
              glimpse.eventTimeMicros(),
              staysThere ? records.start() : rewritten.add(record),
              record.length,
              records.firstLine());
          timeResolution = timeResolution.isZero() ? format.timeResolution(record) : timeResolution;
        }
      }
    }
    clockChanges.resolve(index, rewritten);
    index.sort();
    String key = recording.keyOf(document.name());
    return new RecordedFile(document, format, key, index, leftOut, timeResolution, rewritten);
  }

  private RecordedFile nothing(Document document, LeftOut leftOut) {
    return new RecordedFile(
        document, format, null, new LineIndex(), leftOut, Duration.ZERO, rewritten);
  }

  /** What has to be corrected in the description before these documents can be sent. */
  public List<ConfigProblem> problems() {
    List<ConfigProblem> problems = new ArrayList<>(headers.problems());
    problems.addAll(lists.problems());
    return problems;
  }

  /** What a person should know of these documents, each as a sentence. */
  public List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(lists.warnings());
    notInPath.forEach(
        (name, paths) ->
            all.add(
                "%s.recording.from-path.%s finds nothing in the path of %s file%s, the first is %s"
                    .formatted(
                        description.name(),
                        name,
                        paths.size(),
                        paths.size() == 1 ? "" : "s",
                        paths.get(0))));
    return all;
  }

  /** The names of the documents' columns that the description does not know, sorted. */
  public List<String> ignoredColumns() {
    return headers.ignored();
  }
}
