package io.citylake.sources.recording;

import io.citylake.config.ConfigReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how the columns of a description are found in a file's header. */
final class ReadColumnRules {
  private static final String OPTIONAL = "optional-columns";
  private static final String OTHERS = "other-columns";
  private static final String RENAMED = "renamed";
  private static final String UNPIVOT = "unpivot";

  private final ConfigReader section;
  private final List<String> columns;

  /**
   * @param section the description's {@code recording}; takes note of what is wrong
   * @param columns those of the description
   */
  ReadColumnRules(ConfigReader section, List<String> columns) {
    this.section = section;
    this.columns = columns;
  }

  ColumnRules read(boolean hasHeader) {
    if (!hasHeader) {
      List.of(OPTIONAL, OTHERS, RENAMED, UNPIVOT).stream()
          .filter(section::has)
          .forEach(key -> section.problem(key, "needs a header: header = true"));
    }
    return new ColumnRules(optional(), refusesOthers(), oldNames(), unpivot());
  }

  private Set<String> optional() {
    if (!section.has(OPTIONAL)) {
      return Set.of();
    }
    List<String> optional = section.strings(OPTIONAL);
    optional.stream()
        .filter(name -> !columns.contains(name))
        .forEach(name -> section.problem(OPTIONAL, noColumn(name)));
    return Set.copyOf(optional);
  }

  private boolean refusesOthers() {
    return section.has(OTHERS)
        && section.oneOf(OTHERS, List.of("ignore", "refuse")).equals("refuse");
  }

  private Map<String, List<String>> oldNames() {
    Map<String, List<String>> oldNames = new HashMap<>();
    if (section.has(RENAMED)) {
      ConfigReader names = section.section(RENAMED);
      for (String child : names.children()) {
        String column = ConfigReader.plainName(child);
        if (!columns.contains(column)) {
          names.problem(child, noColumn(column) + "; the old name stands on the right");
        }
        oldNames.put(column, names.textOrTexts(child).stream().map(String::strip).toList());
      }
    }
    return oldNames;
  }

  private Unpivot unpivot() {
    if (!section.has(UNPIVOT)) {
      return null;
    }
    ConfigReader wide = section.section(UNPIVOT);
    wide.onlyKeys(Set.of("columns", "name", "value"));
    List<String> taken = List.of();
    if (wide.has("columns")) {
      taken = wide.strings("columns");
    } else {
      wide.missing("columns", "name the columns that become records: columns = [\"st_*\"]");
    }
    return new Unpivot(taken, target(wide, "name"), target(wide, "value"));
  }

  private String target(ConfigReader wide, String key) {
    String column = wide.optionalString(key).orElse(key);
    if (!columns.contains(column)) {
      String remedy = noColumn(column) + ": name it in columns, too";
      if (wide.has(key)) {
        wide.problem(key, remedy);
      } else {
        wide.missing(key, remedy);
      }
    }
    return column;
  }

  private String noColumn(String name) {
    return "no column is called %s; there are %s".formatted(name, String.join(", ", columns));
  }
}
