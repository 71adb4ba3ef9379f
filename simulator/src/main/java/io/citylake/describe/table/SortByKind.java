package io.citylake.describe.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.citylake.describe.sample.SampledFile;
import io.citylake.describe.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Sorts the files of a sample by what their records look like. */
public final class SortByKind {
  /** More files of one kind would not change a guess. */
  private static final int MOST_FILES = 24;

  private final Words words;

  public SortByKind(Words words) {
    this.words = words;
  }

  /**
   * The kinds, in the order of their first files.
   *
   * @param unknown takes the files that hold neither JSON nor a table
   */
  public List<SampleKind> of(List<SampledFile> files, List<SampledFile> unknown) {
    Map<String, List<SampledFile>> kinds = new LinkedHashMap<>();
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (SampledFile file : files) {
      Optional<? extends Shape> shape = shape(file);
      if (shape.isEmpty()) {
        unknown.add(file);
      } else {
        String kind = shape.get().kind();
        shapes.putIfAbsent(kind, shape.get());
        kinds.computeIfAbsent(kind, name -> new ArrayList<>()).add(file);
      }
    }
    List<SampleKind> all = new ArrayList<>();
    kinds.forEach(
        (kind, members) ->
            all.add(new SampleKind(members, shapes.get(kind), table(shapes.get(kind), members))));
    return all;
  }

  private Optional<? extends Shape> shape(SampledFile file) {
    JsonRecords json = JsonRecords.of(file);
    if (json.records().isEmpty()) {
      return new GuessCsv(words).of(file);
    }
    return Optional.of(new Shape.Json(json.isDocument(), json.list(), kind(json)));
  }

  /** Records of JSON may lack a member: only the names of most of them tell the kind. */
  private String kind(JsonRecords json) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (JsonNode record : json.records()) {
      record.fieldNames().forEachRemaining(name -> counts.merge(name, 1, Integer::sum));
    }
    TreeSet<String> common = new TreeSet<>();
    counts.forEach(
        (name, count) -> {
          if (count * 10 >= json.records().size() * 9) {
            common.add(name);
          }
        });
    return "json " + json.isDocument() + json.list() + common;
  }

  private Table table(Shape shape, List<SampledFile> files) {
    List<SampledFile> some = spread(files);
    if (shape instanceof Shape.Csv csv) {
      return new CsvTable(csv, words).read(some);
    }
    JsonTable table = new JsonTable(words);
    for (int file = 0; file < some.size(); file++) {
      for (JsonNode record : JsonRecords.of(some.get(file)).records()) {
        table.add(record, file);
      }
    }
    return table.table();
  }

  /** Files from the first to the last, evenly. */
  private static List<SampledFile> spread(List<SampledFile> files) {
    if (files.size() <= MOST_FILES) {
      return files;
    }
    List<SampledFile> some = new ArrayList<>();
    for (int i = 0; i < MOST_FILES; i++) {
      some.add(files.get((int) ((long) i * (files.size() - 1) / (MOST_FILES - 1))));
    }
    return some;
  }
}
