package io.citylake.recording;

import io.citylake.config.ConfigProblem;
import io.citylake.recording.documents.Document;
import io.citylake.recording.lines.JsonList;
import io.citylake.sources.SourceDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The documents of a source that do not hold the list that its description names. */
final class LostLists {
  private final SourceDescription description;
  private final List<String> without = new ArrayList<>();
  private final Set<String> otherLists = new TreeSet<>();
  private int documents;

  LostLists(SourceDescription description) {
    this.description = description;
  }

  /** Takes note of a document that was read to its end. */
  void note(Document document, JsonList list) {
    documents++;
    if (!list.isFound()) {
      without.add(document.shownAs());
      otherLists.addAll(list.otherLists());
    }
  }

  /** A problem of the description where no document holds the list. */
  List<ConfigProblem> problems() {
    if (without.isEmpty() || without.size() < documents) {
      return List.of();
    }
    String there =
        otherLists.isEmpty()
            ? "there is none; without recording.list each line is a record"
            : "there are lists at "
                + otherLists.stream()
                    .limit(10)
                    .map(path -> '"' + path + '"')
                    .collect(Collectors.joining(", "));
    return List.of(
        new ConfigProblem(
            description.name() + ".recording.list",
            '"' + String.join(".", description.recording().list()) + '"',
            without.get(0),
            "no list stands there in any of %s files: %s".formatted(documents, there)));
  }

  /** A sentence for each document without the list, where others hold it. */
  List<String> warnings() {
    if (without.size() == documents) {
      return List.of();
    }
    return without.stream()
        .map(
            name ->
                "%s is left out: it holds no list at \"%s\""
                    .formatted(name, String.join(".", description.recording().list())))
        .toList();
  }
}
