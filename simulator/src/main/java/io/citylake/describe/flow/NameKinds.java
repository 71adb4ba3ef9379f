package io.citylake.describe.flow;

import io.citylake.describe.identity.FileNames;
import io.citylake.describe.sample.SampledFile;
import io.citylake.describe.table.SampleKind;
import java.util.ArrayList;
import java.util.List;

/** Gives the kinds of a sample's files their names and globs. */
final class NameKinds {
  private final List<SampleKind> kinds;
  private final String given;

  /**
   * @param given the name of all; empty where the folder gives it
   */
  NameKinds(List<SampleKind> kinds, String given) {
    this.kinds = kinds;
    this.given = given;
  }

  /** The folder's name, and what the kind's files have in their names and no others. */
  String name(SampleKind kind) {
    String folder = given.isEmpty() ? kind.folder() : given;
    if (kinds.size() == 1) {
      return folder;
    }
    String own =
        new FileNames(paths(kind))
            .ownWord(others(kind))
            .map(SampleKind::slug)
            .orElse(String.valueOf(kinds.indexOf(kind) + 1));
    return folder + "-" + own;
  }

  /** Globs that match the kind's files and no others. */
  List<String> globs(SampleKind kind) {
    return kind.files().get(0).isOfTopic()
        ? List.of()
        : new FileNames(paths(kind)).globs(others(kind));
  }

  static List<String> paths(SampleKind kind) {
    return kind.files().stream().map(SampledFile::name).toList();
  }

  private List<String> others(SampleKind kind) {
    List<String> others = new ArrayList<>();
    kinds.stream()
        .filter(other -> !other.equals(kind))
        .forEach(other -> others.addAll(paths(other)));
    return others;
  }
}
