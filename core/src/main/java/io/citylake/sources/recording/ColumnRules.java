package io.citylake.sources.recording;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Column rules say how the columns of a description are found in the header of a file.
 *
 * @param optional columns that a file may lack: they are sent empty
 * @param refusesOthers whether a file must have no columns that the description does not name
 * @param oldNames other names that a column had or has in some files, the likeliest first
 * @param unpivot how a line becomes several records; null where each line is one
 */
public record ColumnRules(
    Set<String> optional,
    boolean refusesOthers,
    Map<String, List<String>> oldNames,
    Unpivot unpivot)
    implements Serializable {
  /** Every column is there under its name, and each line is a record. */
  public static final ColumnRules AS_NAMED = new ColumnRules(Set.of(), false, Map.of(), null);

  public ColumnRules {
    optional = Set.copyOf(optional);
    oldNames = Map.copyOf(oldNames);
  }
}
