package io.citylake.recording.columns;

import io.citylake.sources.recording.ColumnRules;
import io.citylake.sources.recording.Unpivot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Where the columns of a description stand in a file.
 *
 * @param places for each of the description's columns its place in the file; {@link #ABSENT} where
 *     the file lacks it
 * @param unpivoted the places in the file of the columns that become records of their own
 * @param names those that the file's header gives
 * @param missing columns that the file lacks and that are not optional
 * @param repeated columns that the header names more than once
 * @param others names in the header that the description does not know
 */
public record HeaderMatch(
    List<Integer> places,
    List<Integer> unpivoted,
    List<String> names,
    List<String> missing,
    List<String> repeated,
    List<String> others) {
  /** The place of a column that a file lacks. */
  static final int ABSENT = -1;

  /**
   * Looks for columns in a header.
   *
   * @param names those that the header gives
   * @param columns those of the description
   * @param given columns that come from elsewhere than the file's lines
   */
  public static HeaderMatch of(
      List<String> names, List<String> columns, ColumnRules rules, Set<String> given) {
    Unpivot wide = rules.unpivot();
    List<Integer> places = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> repeated = new ArrayList<>();
    List<String> others = new ArrayList<>(names);
    for (String column : columns) {
      boolean isFilled =
          wide != null && (column.equals(wide.name()) || column.equals(wide.value()));
      String name = isFilled || given.contains(column) ? null : name(column, names, rules);
      places.add(name == null ? ABSENT : names.indexOf(name));
      if (name != null) {
        others.remove(name);
        if (Collections.frequency(names, name) > 1) {
          repeated.add(name);
        }
      } else if (!isFilled && !given.contains(column) && !rules.optional().contains(column)) {
        missing.add(column);
      }
    }
    List<Integer> unpivoted =
        IntStream.range(0, names.size())
            .filter(i -> wide != null && !places.contains(i) && wide.takes(names.get(i)))
            .boxed()
            .toList();
    unpivoted.forEach(place -> others.remove(names.get(place)));
    return new HeaderMatch(places, unpivoted, names, missing, repeated, others);
  }

  /** What {@code column} is called in this header; null where it is not there. */
  private static String name(String column, List<String> names, ColumnRules rules) {
    if (names.contains(column)) {
      return column;
    }
    return rules.oldNames().getOrDefault(column, List.of()).stream()
        .filter(names::contains)
        .findFirst()
        .orElse(null);
  }
}
