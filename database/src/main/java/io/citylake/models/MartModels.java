package io.citylake.models;

import java.util.List;
import java.util.stream.Stream;

/**
 * The models are everything in {@code sql/marts}, each list in the order in which it is built.
 *
 * @param staging readings of one kind each
 * @param intermediate steps that marts share
 * @param marts what a day's readings give
 * @param comparison what the comparison of the layers gives
 */
public record MartModels(
    List<Model> staging, List<Model> intermediate, List<Mart> marts, List<Mart> comparison) {
  public MartModels {
    staging = List.copyOf(staging);
    intermediate = List.copyOf(intermediate);
    marts = List.copyOf(marts);
    comparison = List.copyOf(comparison);
  }

  /** Every mart. */
  public List<Mart> all() {
    return Stream.concat(marts.stream(), comparison.stream()).toList();
  }

  /** The marts that PostgreSQL shows too. */
  public List<Mart> published() {
    return all().stream().filter(Mart::isPublished).toList();
  }

  /**
   * @throws IllegalArgumentException if there is no mart of this name
   */
  public Mart mart(String name) {
    return all().stream()
        .filter(mart -> mart.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no mart is called " + name));
  }
}
