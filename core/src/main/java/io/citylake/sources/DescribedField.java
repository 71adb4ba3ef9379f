package io.citylake.sources;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * A place in a description that names fields, and what it expects to find in them.
 *
 * @param key where it stands, for example {@code metrics.pm10}; empty for what is said of every
 *     field
 * @param fields the numbers of the fields, by the names that the description uses
 * @param mapping the words that it maps to others
 * @param missing the values that mean none
 */
public record DescribedField(
    String key, Map<String, Integer> fields, Set<String> mapping, Set<String> missing)
    implements Serializable {
  public DescribedField {
    fields = Map.copyOf(fields);
    mapping = Set.copyOf(mapping);
    missing = Set.copyOf(missing);
  }
}
