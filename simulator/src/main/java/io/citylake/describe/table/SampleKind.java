package io.citylake.describe.table;

import io.citylake.describe.sample.SampledFile;
import io.citylake.describe.words.Spelling;
import java.util.List;

/**
 * A kind is the files of a sample whose records look alike: one description serves them all.
 *
 * @param shape of the first of them
 * @param table of the records of all of them, or of so many as tell enough
 */
public record SampleKind(List<SampledFile> files, Shape shape, Table table) {
  public SampleKind {
    files = List.copyOf(files);
  }

  /** The name of the folder of its files, or of the topic, as names of topics are written. */
  public String folder() {
    String path = files.get(0).name();
    int slash = path.indexOf('/');
    return slug(slash > 0 ? path.substring(0, slash) : path.replaceAll("[.].*", ""));
  }

  /** The text in small letters, digits and dashes. */
  public static String slug(String text) {
    String slug = Spelling.normal(text).replace('_', '-').replaceAll("[^a-z0-9-]", "");
    return slug.isEmpty() ? "source" : slug;
  }
}
