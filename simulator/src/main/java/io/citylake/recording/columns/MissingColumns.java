package io.citylake.recording.columns;

import io.citylake.config.ConfigProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns that files of a source lack, those that the same files lack told together. */
final class MissingColumns {
  private final Map<String, List<String>> filesByColumn = new LinkedHashMap<>();
  private final Map<String, String> likelyNames = new LinkedHashMap<>();

  /**
   * Takes note of what a file's header lacks.
   *
   * @param place file and line of the header
   */
  void note(HeaderMatch header, String place) {
    for (String column : header.missing()) {
      filesByColumn.computeIfAbsent(column, c -> new ArrayList<>()).add(place);
      header.others().stream()
          .filter(other -> SimilarNames.are(column, other))
          .findFirst()
          .ifPresent(other -> likelyNames.putIfAbsent(column, other));
    }
  }

  /**
   * What is to be told.
   *
   * @param key of the description that names the columns
   * @param files how many there are in all
   */
  List<ConfigProblem> problems(String key, int files) {
    Map<List<String>, List<String>> columnsByFiles = new LinkedHashMap<>();
    filesByColumn.forEach(
        (column, places) ->
            columnsByFiles.computeIfAbsent(places, p -> new ArrayList<>()).add(column));
    return columnsByFiles.entrySet().stream()
        .map(e -> problem(key, e.getValue(), e.getKey(), files))
        .toList();
  }

  private ConfigProblem problem(String key, List<String> columns, List<String> places, int files) {
    String remedy =
        "%s missing %s: set recording.optional-columns = [%s]%s"
            .formatted(
                columns.size() == 1 ? "is" : "are",
                HeaderDifferences.share(places.size(), files),
                columns.stream().map(MissingColumns::quoted).collect(Collectors.joining(", ")),
                renamed(columns));
    return new ConfigProblem(key, String.join(", ", columns), places.get(0), remedy);
  }

  /** What to write where the columns may bear other names in the file. */
  private String renamed(List<String> columns) {
    String names =
        columns.stream()
            .filter(likelyNames::containsKey)
            .map(column -> quoted(column) + " = " + quoted(likelyNames.get(column)))
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? ""
        : "; or, if these are other names of them: recording.renamed { " + names + " }";
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
